package dev.serai.store.internal.backup;

import static org.junit.Assert.assertEquals;

import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditStore;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import dev.serai.store.internal.sql.JdbcAuditStore;
import dev.serai.store.internal.sql.OpenDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A backup as the versions of Serai with schema 2 made it: audit records had no lookups. */
@RunWith(Parameterized.class)
public class EarlierBackupTest {
  private static final List<String> AUDIT = List.of("number", "previous_hash", "hash", "record");

  @Rule public final TestingDatabase testing;

  private Path earlier;
  private Contents before;

  public EarlierBackupTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Before
  public void backup() throws IOException {
    before = Contents.fill(testing.database(), "then");
    Path file = testing.folder().resolve("backup");
    new Backup(testing.database(), "1").write(file, false, rows -> {});
    earlier = testing.folder().resolve("earlier");
    try (BackupInput in = new BackupInput(Files.newInputStream(file));
        BackupOutput out = new BackupOutput(Files.newOutputStream(earlier), earlier(in.header()))) {
      rewrite(in, out);
      out.end();
    }
    new JdbcAuditStore(testing.database()).prune(Instant.now());
    Contents.fill(testing.database(), "now");
  }

  @Test
  public void itIsRestoredAndItsAuditRecordsAreFoundAndLeave() {
    new Restore(earlier, testing.key()).into(testing.database(), rows -> {});
    OpenDatabase opened = testing.open();
    assertEquals(before, Contents.read(opened, "then"));
    AuditStore audit = new JdbcAuditStore(opened);
    AuditQuery query = new AuditQuery("ada", "token.created", "then", null, null, Instant.now());
    assertEquals(60, audit.find(query, Long.MAX_VALUE, 1_000).size());
    assertEquals(61, audit.append(Contents.event("later")));
    assertEquals(61, audit.prune(Instant.now()));
    assertEquals(OptionalLong.empty(), audit.verify());
  }

  private static BackupHeader earlier(BackupHeader header) {
    return new BackupHeader(
        header.format(),
        2,
        header.database(),
        header.serai(),
        header.taken(),
        header.highestFence(),
        header.keys());
  }

  private static void rewrite(BackupInput in, BackupOutput out) throws IOException {
    String table = null;
    List<String> columns = List.of();
    for (BackupLine line = in.next(); !(line instanceof BackupLine.End); line = in.next()) {
      if (line instanceof BackupLine.Begin begin) {
        table = begin.table();
        columns = table.equals("audit") ? AUDIT : begin.columns();
        out.begin(new BackupLine.Begin(table, columns));
      } else if (line instanceof BackupLine.Row row && !isBeginning(table, row)) {
        out.row(row.values().subList(0, columns.size()));
      }
    }
  }

  private static boolean isBeginning(String table, BackupLine.Row row) {
    return table.equals(StoredTable.AUDIT_HEAD) && row.values().get(0).equals(0L);
  }
}
