package dev.serai.orchestrator.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Time that passes when a test says so. Tasks run on the caller's thread, one after the other. */
final class TestingScheduler implements Scheduler {
  private record Timer(long due, long order, Runnable task) {}

  private final Deque<Runnable> ready = new ArrayDeque<>();
  private final List<Timer> timers = new ArrayList<>();
  private long now = 1_000_000_000L;
  private long order;
  private boolean running;
  private boolean paused;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(now);
  }

  @Override
  public void execute(Runnable task) {
    ready.addLast(task);
    if (!running && !paused) {
      drain();
    }
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    Timer timer = new Timer(now + Math.max(0, delay.toNanos()), order++, task);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  /** Keeps tasks until {@link #resume}. */
  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
    drain();
  }

  void pass(Duration time) {
    long end = now + time.toNanos();
    for (Timer next = next(end); next != null; next = next(end)) {
      now = Math.max(now, next.due());
      timers.remove(next);
      execute(next.task());
    }
    now = end;
  }

  int timers() {
    return timers.size();
  }

  private Timer next(long end) {
    return timers.stream()
        .filter(timer -> timer.due() <= end)
        .min(Comparator.comparingLong(Timer::due).thenComparingLong(Timer::order))
        .orElse(null);
  }

  private void drain() {
    running = true;
    for (Runnable task = ready.pollFirst(); task != null; task = ready.pollFirst()) {
      task.run();
    }
    running = false;
  }
}
