package dev.serai.runtime.bundle.internal;

import dev.serai.core.runtime.ServerLog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The newest lines about one installation: starts, ends and failures. What a bundle logs itself is
 * in the container's log.
 */
final class LogRing implements ServerLog {
  /** How many lines are kept. */
  static final int LINES = 200;

  private final Deque<String> lines = new ArrayDeque<>();
  private final List<Consumer<String>> followers = new CopyOnWriteArrayList<>();

  void add(String text) {
    String line = Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + text;
    synchronized (this) {
      if (lines.size() == LINES) {
        lines.removeFirst();
      }
      lines.addLast(line);
    }
    followers.forEach(it -> it.accept(line));
  }

  /** Notes what went wrong in a bundle's code: the chain of causes and where it was thrown. */
  void failure(Feature feature, Throwable failure) {
    StringBuilder text = new StringBuilder("The ").append(feature).append(" failed: ");
    text.append(failure);
    for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
      text.append("; caused by ").append(at);
    }
    if (failure.getStackTrace().length > 0) {
      text.append(" at ").append(failure.getStackTrace()[0]);
    }
    add(text.toString().replace('\n', ' '));
  }

  @Override
  public synchronized List<String> tail(int count) {
    return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
  }

  @Override
  public AutoCloseable follow(Consumer<String> line) {
    followers.add(line);
    return () -> followers.remove(line);
  }
}
