package dev.serai.store.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.zaxxer.hikari.HikariDataSource;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.TestingSessions;
import dev.serai.store.internal.seal.MasterKeyFile;
import dev.serai.store.internal.sql.JdbcSessionStore;
import dev.serai.store.internal.sql.OpenDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** An H2 file that something else has written to. */
public class DamagedFileTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path file;

  @Before
  public void write() {
    file = folder.getRoot().toPath().resolve("serai/store/serai.mv.db");
    try (HikariDataSource pool = pool()) {
      new JdbcSessionStore(open(pool)).save(TestingSessions.record("owner"));
    }
  }

  @Test
  public void aFileThatIsSomethingElseIsRefusedAndLeftAsItIs() throws IOException {
    byte[] other = "something else\n".repeat(4096).getBytes(US_ASCII);
    Files.write(file, other);
    try (HikariDataSource pool = pool()) {
      SeraiException error = assertThrows(SeraiException.class, () -> open(pool));
      assertEquals(ErrorCode.STORE_DAMAGED, error.code());
    }
    assertEquals(-1, Files.mismatch(file, Files.write(folder.newFile().toPath(), other)));
  }

  @Test
  public void aFileOfWhichOnlyTheBeginIsThereIsRefused() throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1_000));
    try (HikariDataSource pool = pool()) {
      SeraiException error = assertThrows(SeraiException.class, () -> open(pool));
      assertEquals(ErrorCode.STORE_DAMAGED, error.code());
    }
    assertEquals(1_000, Files.size(file));
  }

  @Test
  public void aFileWhoseLastWriteIsIncompleteHasWhatWasThereBefore() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 1);
    }
    try (HikariDataSource pool = pool()) {
      assertEquals(
          List.of(TestingSessions.record("owner")), new JdbcSessionStore(open(pool)).load());
    }
  }

  @Test
  public void rubbishBehindTheLastWriteDoesNoHarm() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap("half a chunk".repeat(1000).getBytes(US_ASCII)));
    }
    try (HikariDataSource pool = pool()) {
      assertEquals(
          List.of(TestingSessions.record("owner")), new JdbcSessionStore(open(pool)).load());
    }
  }

  private HikariDataSource pool() {
    return new TestingH2().create(folder.getRoot().toPath());
  }

  private OpenDatabase open(HikariDataSource pool) {
    MasterKeyFile key = new MasterKeyFile(file.resolveSibling("master.key"), true);
    return OpenDatabase.open(pool, key, Duration.ofSeconds(10), changes -> {});
  }
}
