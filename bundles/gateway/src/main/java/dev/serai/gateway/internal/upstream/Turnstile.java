package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Lets all calls through until the server turns out to be interactive; from then on the calls of
 * one client session at a time, those of one session still in parallel. Safe for use by any thread.
 */
final class Turnstile {
  private record Waiting(String owner, Runnable enter) {}

  private final int max;
  private final LimitHits hits;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean serial;
  private String inside;
  private int count;

  /**
   * Everybody goes through.
   *
   * @param max how many calls may wait for the turn of their client session
   * @param hits counts refusals
   */
  Turnstile(int max, LimitHits hits) {
    this.max = max;
    this.hits = hits;
  }

  /** From now on client sessions take turns. */
  synchronized void takeTurns() {
    serial = true;
  }

  /**
   * Enters now, or later on the thread of the call that leaves.
   *
   * @param owner the client session
   * @param enter what to do inside; {@link #leave} has to follow once
   * @throws SeraiException {@code OVERLOADED} if too many wait
   */
  void enter(String owner, Runnable enter) {
    synchronized (this) {
      if (serial && count > 0 && !owner.equals(inside)) {
        if (waiting.size() >= max) {
          throw hits.refuse(
              Limit.TURNS, "Too many calls wait for a server that serves one client at a time.");
        }
        waiting.add(new Waiting(owner, enter));
        return;
      }
      inside = count == 0 || owner.equals(inside) ? owner : null;
      count++;
    }
    enter.run();
  }

  /** A call that entered has ended. */
  void leave() {
    for (Waiting next : next()) {
      next.enter().run();
    }
  }

  private synchronized List<Waiting> next() {
    List<Waiting> entering = new ArrayList<>();
    count--;
    if (count == 0 && !waiting.isEmpty()) {
      inside = waiting.peek().owner();
      while (!waiting.isEmpty() && waiting.peek().owner().equals(inside)) {
        entering.add(waiting.poll());
      }
      count = entering.size();
    }
    return entering;
  }
}
