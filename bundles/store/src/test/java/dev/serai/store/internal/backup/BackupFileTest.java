package dev.serai.store.internal.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingH2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Where a backup is written. */
public class BackupFileTest {
  @Rule public final TestingDatabase testing = new TestingDatabase(new TestingH2());

  private Path folder;

  @Before
  public void fill() throws IOException {
    Contents.fill(testing.database(), "ada");
    folder = Files.createDirectory(testing.folder().resolve("backups"));
  }

  @Test
  public void itIsForItsUserAloneAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("backup");
    BackupSummary summary = write(file, false);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(Files.size(file), summary.bytes());
    assertEquals(List.of(file), files());
  }

  @Test
  public void itHoldsNoSecretAndNoMasterKey() throws IOException {
    Path file = folder.resolve("backup");
    write(file, false);
    String text;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      text = new String(in.readAllBytes(), UTF_8);
    }
    assertTrue(text.contains("person@example.org"));
    for (String secret : List.of("secret of ada", "hashed-secret", "secret-ada")) {
      assertFalse(secret, text.contains(secret));
    }
    assertFalse(text.contains(Files.readString(testing.key().file()).strip()));
  }

  @Test
  public void aFileThatIsThereIsReplacedOnlyWhenThatWasAskedFor() throws IOException {
    Path file = Files.writeString(folder.resolve("backup"), "something else");
    assertTrue(refused(file).getMessage().contains("--force"));
    assertEquals("something else", Files.readString(file));
    write(file, true);
    new Restore(file, testing.key()).check();
    assertEquals(List.of(file), files());
  }

  @Test
  public void aPlaceWhereNoFileCanBeIsRefused() throws IOException {
    assertTrue(refused(folder).getMessage().contains("folder"));
    assertTrue(refused(Path.of("/")).getMessage().contains("folder"));
    assertTrue(refused(folder.resolve("no/backup")).getMessage().contains("does not exist"));
    Path other = Files.writeString(testing.folder().resolve("other"), "a file");
    assertTrue(refused(other.resolve("backup")).getMessage().contains("does not exist"));
    assertTrue(refused(folder.resolve("n".repeat(300))).getMessage().contains("too long"));
    assertEquals(List.of(), files());
  }

  @Test
  public void longWorkTellsHowFarItHasCome() {
    int endsOfTheAuditChain = 2;
    List<Long> progress = new ArrayList<>();
    BackupSummary summary =
        new Backup(testing.database(), "1").write(folder.resolve("backup"), false, progress::add);
    long last = progress.get(progress.size() - 1);
    assertEquals(summary.total() + endsOfTheAuditChain, last);
    assertTrue(progress.size() > 10);
  }

  private BackupSummary write(Path file, boolean replace) {
    return new Backup(testing.database(), "1.0.0").write(file, replace, rows -> {});
  }

  private SeraiException refused(Path file) {
    SeraiException error = assertThrows(SeraiException.class, () -> write(file, false));
    assertEquals(ErrorCode.BACKUP_NOT_WRITTEN, error.code());
    assertFalse(error.getMessage(), error.getMessage().contains("/"));
    return error;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
