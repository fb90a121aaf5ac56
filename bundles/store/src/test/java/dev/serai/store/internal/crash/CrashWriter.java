package dev.serai.store.internal.crash;

import com.zaxxer.hikari.HikariDataSource;
import dev.serai.core.store.SessionStore;
import dev.serai.store.internal.TestingH2;
import dev.serai.store.internal.seal.MasterKeyFile;
import dev.serai.store.internal.sql.JdbcSessionStore;
import dev.serai.store.internal.sql.OpenDatabase;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A process that is the store alone: writes with several threads, and tells, until it is killed.
 */
final class CrashWriter {
  private static final int THREADS = 4;
  private static final int KEYS = 25;
  private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);

  private final SessionStore sessions;
  private final int round;

  private CrashWriter(SessionStore sessions, int round) {
    this.sessions = sessions;
    this.round = round;
  }

  /** Opens the store of a folder, as Serai would; the first start makes its master key. */
  static OpenDatabase open(HikariDataSource pool, Path folder) {
    MasterKeyFile key = new MasterKeyFile(folder.resolve("serai/store/master.key"), true);
    return OpenDatabase.open(pool, key, Duration.ofSeconds(10), changes -> {});
  }

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    OpenDatabase database = open(new TestingH2().create(folder), folder);
    CrashWriter writer =
        new CrashWriter(new JdbcSessionStore(database), Integer.parseInt(arguments[1]));
    for (int thread = 0; thread < THREADS; thread++) {
      String name = "t" + thread + "-";
      new Thread(() -> writer.write(name)).start();
    }
  }

  private void write(String thread) {
    for (int number = Step.first(round); true; number++) {
      String key = thread + number % KEYS;
      tell(new Step(false, key, number));
      Step done = new Step(true, key, number);
      done.outcome().ifPresentOrElse(sessions::save, () -> sessions.delete(key));
      tell(done);
    }
  }

  /** One write each, straight to the pipe: what was told is not lost with this process. */
  private static void tell(Step step) {
    try {
      OUT.write((step.line() + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one in a process of its own. */
  static Process start(Path folder, int round) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            CrashWriter.class.getName(),
            folder.toString(),
            Integer.toString(round))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
