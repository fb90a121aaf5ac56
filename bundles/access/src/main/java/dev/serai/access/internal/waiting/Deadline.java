package dev.serai.access.internal.waiting;

import java.time.Duration;

/**
 * Until when one request waits, whatever it waits for.
 *
 * @param nanos by {@link System#nanoTime}
 */
public record Deadline(long nanos) {
  /** One that is so far away from now. */
  public static Deadline in(Duration wait) {
    return new Deadline(System.nanoTime() + wait.toNanos());
  }

  /** How long until then; zero once it has passed. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }
}
