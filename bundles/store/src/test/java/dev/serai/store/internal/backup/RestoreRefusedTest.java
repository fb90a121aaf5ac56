package dev.serai.store.internal.backup;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.Versioned;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import dev.serai.store.internal.seal.GivenMasterKey;
import dev.serai.store.internal.seal.MasterKeyFile;
import dev.serai.store.internal.seal.MasterKeySource;
import dev.serai.store.internal.seal.SealedKeys;
import dev.serai.store.internal.sql.JdbcGatewayStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Backups that are whole, and do not belong into this store. */
@RunWith(Parameterized.class)
public class RestoreRefusedTest {
  private static final String RECORD =
      "{\"name\":\"a\",\"title\":\"title\",\"audience\":[],\"exposure\":\"SEARCH\",\"auto\":true}";

  @Rule public final TestingDatabase testing;

  private Path file;
  private Contents before;

  public RestoreRefusedTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Before
  public void backup() {
    file = testing.folder().resolve("backup");
    new Backup(testing.database(), "1").write(file, false, rows -> {});
    before = Contents.fill(testing.database(), "now");
  }

  @After
  public void nothingElseWasChanged() {
    assertEquals(before, Contents.read(testing.open(), "now"));
  }

  @Test
  public void anotherOrAMissingMasterKeyIsSaidInOneLine() throws IOException {
    MasterKeySource wrong = new GivenMasterKey("SERAI_MASTER_KEY", "A".repeat(43) + "=");
    MasterKeySource missing = new MasterKeyFile(testing.folder().resolve("no"), true);
    for (MasterKeySource source : List.of(wrong, missing)) {
      Restore restore = new Restore(file, source);
      assertEquals(ErrorCode.STORE_KEY, assertThrows(SeraiException.class, restore::check).code());
      SeraiException error =
          assertThrows(SeraiException.class, () -> restore.into(testing.database(), rows -> {}));
      assertEquals(ErrorCode.STORE_KEY, error.code());
      assertTrue(error.getMessage(), error.getMessage().contains(source.name()));
      assertFalse(error.getMessage(), error.getMessage().contains("\n"));
    }
    assertFalse(Files.exists(testing.folder().resolve("no")));
  }

  @Test
  public void aBackupOfALaterVersionIsRefused() throws IOException {
    for (BackupHeader later :
        List.of(header(BackupHeader.FORMAT, 99), header("serai-backup-2", 1))) {
      write(later, "gateway", List.of("id"));
      assertEquals(
          ErrorCode.STORE_NEWER,
          assertThrows(SeraiException.class, () -> new Restore(file, testing.key()).check())
              .code());
    }
  }

  @Test
  public void aBackupOfAnEarlierVersionIsLoadedByTheNamesThatItHas() throws IOException {
    write(
        header(BackupHeader.FORMAT, 1),
        "gateway",
        List.of("record", "id", "version", "created_millis", "updated_millis"),
        List.of(RECORD, "a", 3L, 1L, 2L));
    restore();
    Versioned<GatewayRecord> found =
        new JdbcGatewayStore(testing.database()).find("a").orElseThrow();
    assertEquals(3, found.version());
    assertEquals("title", found.value().title());
    before = Contents.read(testing.open(), "now");
    assertEquals(List.of(), before.audit());
    assertEquals(OptionalLong.empty(), before.broken());
    assertEquals(Set.of(), before.sessions());
  }

  @Test
  public void rowsThatDoNotFitLeaveAllAsItWas() throws IOException {
    List<String> gateway =
        List.of("id", "version", "created_millis", "updated_millis", "record", "record_rest");
    List<Object> row = Arrays.asList("a", 1L, 1L, 1L, "{}", null);
    fails(ErrorCode.INTERNAL, "gateway", gateway, row, row);
    fails(ErrorCode.INTERNAL, "gateway", gateway, Arrays.asList(null, 1L, 1L, 1L, "{}", null));
    fails(ErrorCode.BACKUP_UNREADABLE, "gateway", gateway, row.subList(0, 5));
    fails(
        ErrorCode.BACKUP_UNREADABLE, "gateway", gateway, Arrays.asList(7L, 1L, 1L, 1L, "{}", null));
    fails(
        ErrorCode.BACKUP_UNREADABLE,
        "gateway",
        gateway,
        Arrays.asList("a", "1", 1L, 1L, "{}", null));
    fails(ErrorCode.BACKUP_UNREADABLE, "gateway", List.of("id", "other"), List.of("a", "b"));
    fails(ErrorCode.BACKUP_UNREADABLE, "lease", List.of("name"), List.of("a"));
    fails(ErrorCode.BACKUP_UNREADABLE, "gateway; drop table team", List.of("id"), List.of("a"));
  }

  @SafeVarargs
  private void fails(ErrorCode code, String table, List<String> columns, List<Object>... rows)
      throws IOException {
    write(header(BackupHeader.FORMAT, 1), table, columns, rows);
    SeraiException error = assertThrows(SeraiException.class, this::restore);
    assertEquals(error.getMessage(), code, error.code());
  }

  @SafeVarargs
  private void write(BackupHeader header, String table, List<String> columns, List<Object>... rows)
      throws IOException {
    try (BackupOutput out = new BackupOutput(Files.newOutputStream(file), header)) {
      out.begin(new BackupLine.Begin(table, columns));
      for (List<Object> row : rows) {
        out.row(row);
      }
      out.end();
    }
  }

  private void restore() {
    new Restore(file, testing.key()).into(testing.database(), rows -> {});
  }

  private BackupHeader header(String format, int schema) {
    SealedKeys keys =
        testing.database().transact(transaction -> SealedKeys.in(transaction.handle()));
    return new BackupHeader(format, schema, "H2", "1", "now", 0, keys);
  }
}
