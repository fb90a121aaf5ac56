package dev.serai.registry.internal;

import java.time.Duration;

/**
 * The seeds that a test of random input runs with: the given one alone, or, where {@code
 * -Dserai.fuzz.minutes=N} is set, one after the other until that time is over, from {@code
 * -Dserai.fuzz.seed} on if that is set.
 */
public final class FuzzSeeds {
  /** What is done with one seed. */
  public interface Round {
    /** Fails as a test does. */
    void run(long seed) throws Exception;
  }

  private FuzzSeeds() {}

  /** Runs the rounds; the first failure names its seed. */
  public static void each(long first, Round round) throws Exception {
    Integer minutes = Integer.getInteger("serai.fuzz.minutes");
    long seed = minutes == null ? first : Long.getLong("serai.fuzz.seed", first);
    long end = System.nanoTime() + (minutes == null ? 0 : Duration.ofMinutes(minutes).toNanos());
    int rounds = 0;
    do {
      run(seed++, round);
      rounds++;
    } while (end - System.nanoTime() > 0);
    if (minutes != null) {
      System.out.println("fuzz: " + rounds + " rounds, the last seed was " + (seed - 1));
    }
  }

  private static void run(long seed, Round round) throws Exception {
    try {
      round.run(seed);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("With the seed " + seed + ": " + e.getMessage(), e);
    }
  }
}
