package dev.serai.store.internal.crash;

import com.zaxxer.hikari.HikariDataSource;
import dev.serai.core.store.SessionRecord;
import dev.serai.store.internal.TestingH2;
import dev.serai.store.internal.sql.JdbcSessionStore;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** One store that is killed again and again, and read each time. */
final class CrashLane {
  private static final int LONGEST_MILLIS = 600;

  private final Ledger ledger = new Ledger();
  private final Path folder;
  private final Random random;
  private int killsWhileWriting;

  CrashLane(Path folder, Random random) {
    this.folder = folder;
    this.random = random;
  }

  int killsWhileWriting() {
    return killsWhileWriting;
  }

  int acknowledged() {
    return ledger.acknowledged();
  }

  /** Fails at the first kill after which the store is not as it was acknowledged. */
  CrashLane kill(int kills) throws Exception {
    for (int round = 1; round <= kills; round++) {
      runAndKill(round);
      List<String> differences = ledger.differences(load());
      if (!differences.isEmpty()) {
        throw new AssertionError("kill " + round + " in " + folder + ": " + differences);
      }
      killsWhileWriting += ledger.heard(round) ? 1 : 0;
    }
    return this;
  }

  /** Most are killed while they write, some wherever they are, the opening included. */
  private void runAndKill(int round) throws Exception {
    Process writer = CrashWriter.start(folder, round);
    try (BufferedReader lines = writer.inputReader()) {
      boolean anywhere = random.nextInt(5) == 0;
      if (!anywhere) {
        read(lines.readLine());
      }
      Thread reader = new Thread(() -> lines.lines().forEach(this::read));
      reader.start();
      int millis = random.nextInt(LONGEST_MILLIS * (anywhere ? 3 : 1));
      if (writer.waitFor(millis, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("The writer ended by itself: " + writer.exitValue());
      }
      writer.toHandle().destroyForcibly();
      reader.join();
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  private void read(String line) {
    if (line != null) {
      Step.parse(line).ifPresent(ledger::add);
    }
  }

  private List<SessionRecord> load() {
    try (HikariDataSource pool = new TestingH2().create(folder)) {
      return new JdbcSessionStore(CrashWriter.open(pool, folder)).load();
    }
  }
}
