package dev.serai.orchestrator.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleSupplier;

/**
 * The crashes that count, and the pause they call for: none after the first, then doubling, within
 * 10 % so that servers that fell together do not rise together. Not safe for use by several
 * threads; times are nanoseconds.
 */
final class CrashHistory {
  private static final int MAX_DOUBLINGS = 20;

  private final Policy policy;
  private final DoubleSupplier jitter;
  private final Deque<Long> times = new ArrayDeque<>();
  private long resumeAt;
  private int total;

  /**
   * No crashes.
   *
   * @param jitter gives numbers from 0 to 1; 0.5 leaves the pause as it is
   */
  CrashHistory(Policy policy, DoubleSupplier jitter) {
    this.policy = policy;
    this.jitter = jitter;
  }

  void crashed(long now) {
    total++;
    while (!times.isEmpty() && now - times.peekFirst() > policy.crashWindow().toNanos()) {
      times.removeFirst();
    }
    times.addLast(now);
    resumeAt = now + pause();
  }

  /** How long starts are to be put off; zero for not at all. */
  Duration remaining(long now) {
    return times.isEmpty() ? Duration.ZERO : Duration.ofNanos(Math.max(0, resumeAt - now));
  }

  boolean looping() {
    return times.size() >= policy.crashLimit();
  }

  /** Crashes since {@link #reset}, also those that no longer count. */
  int total() {
    return total;
  }

  /** The server was stable: what comes now is a first crash again. */
  void forgive() {
    times.clear();
  }

  void reset() {
    times.clear();
    total = 0;
  }

  private long pause() {
    if (times.size() < 2) {
      return 0;
    }
    long plain = policy.backoffFirst().toNanos() << Math.min(times.size() - 2, MAX_DOUBLINGS);
    long bounded = Math.min(plain, policy.backoffMax().toNanos());
    return (long) (bounded * (0.9 + 0.2 * jitter.getAsDouble()));
  }
}
