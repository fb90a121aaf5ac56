package dev.serai.orchestrator.internal;

import java.time.Duration;
import java.time.Instant;

/** Time, and work that is done later or elsewhere. */
interface Scheduler {
  /** A clock for differences, in nanoseconds. */
  long nanos();

  /** The time of day, for people. */
  Instant now();

  /** Runs a task on another thread. */
  void execute(Runnable task);

  /**
   * Runs a task after a delay, on the thread of {@link #execute}; never within this call.
   *
   * @return cancels the task, without effect once it runs
   */
  Runnable schedule(Duration delay, Runnable task);
}
