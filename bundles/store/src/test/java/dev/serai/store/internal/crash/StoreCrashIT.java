package dev.serai.store.internal.crash;

import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Kills stores in the middle of their work; {@code -Dkills} says how often. */
public class StoreCrashIT {
  private static final int LANES = 2;
  private static final int KILLS = Integer.getInteger("kills", 200);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void whatWasAcknowledgedOutlivesEveryKill() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(LANES);
    int whileWriting = 0;
    int acknowledged = 0;
    try {
      for (Future<CrashLane> lane : threads.invokeAll(lanes())) {
        whileWriting += lane.get().killsWhileWriting();
        acknowledged += lane.get().acknowledged();
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.printf(
        "%d kills, %d while writing; %d acknowledged writes, none lost%n",
        KILLS, whileWriting, acknowledged);
    assertTrue(whileWriting >= KILLS / 2);
  }

  private List<Callable<CrashLane>> lanes() {
    return IntStream.range(0, LANES)
        .mapToObj(lane -> new CrashLane(newFolder().toPath(), new Random()))
        .<Callable<CrashLane>>map(lane -> () -> lane.kill(KILLS / LANES))
        .toList();
  }

  private File newFolder() {
    try {
      return folder.newFolder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
