package dev.serai.store.internal;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.SessionRecord;
import dev.serai.core.store.SessionStore;
import dev.serai.store.internal.seal.MasterKeyFile;
import dev.serai.store.internal.sql.JdbcSessionStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that writes to a store in a folder, whatever becomes of the disk. It prints {@code kept
 * <owner>} for each write that was acknowledged and {@code refused <code>: <message>} for others.
 */
final class DiskWriter {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private DiskWriter() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    StoreSettings settings = new StoreSettings(key(folder), LIMIT, LIMIT);
    CurrentDatabase database =
        new CurrentDatabase(settings, new StoreEvents(Runnable::run, later -> {}));
    database.use(new TestingH2().create(folder));
    SessionStore sessions = new JdbcSessionStore(database);
    for (int i = 0; true; i++) {
      System.out.println(write(sessions, arguments[1] + "-" + i));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  static MasterKeyFile key(Path folder) {
    return new MasterKeyFile(folder.resolve("serai/store/master.key"), true);
  }

  static SessionRecord record(String owner) {
    return new SessionRecord(
        "id", owner, "ada", null, null, "2025-11-25", "x".repeat(9_000), null, null, Map.of());
  }

  private static String write(SessionStore sessions, String owner) {
    try {
      sessions.save(record(owner));
      return "kept " + owner;
    } catch (SeraiException e) {
      return "refused " + e.code() + ": " + e.getMessage();
    }
  }

  /**
   * Starts one.
   *
   * @param before a command that gives way to what follows it
   */
  static Process start(Path folder, String name, String... before) throws IOException {
    List<String> command = new ArrayList<>(List.of(before));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            DiskWriter.class.getName(),
            folder.toString(),
            name));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
