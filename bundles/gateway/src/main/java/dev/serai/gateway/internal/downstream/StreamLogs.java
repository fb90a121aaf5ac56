package dev.serai.gateway.internal.downstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.http.EventStream;
import dev.serai.gateway.internal.http.ReplayBudget;
import dev.serai.gateway.internal.http.StreamLog;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The streams of one session that can be resumed: a bounded number, of which ended ones give way
 * first and those that no client reads next. Safe for use by any thread.
 */
final class StreamLogs {
  private final boolean primes;
  private final ReplayBudget budget;
  private final LimitHits hits;
  private final Map<String, StreamLog> logs = new LinkedHashMap<>(4);
  private final long before;
  private long streams;

  /**
   * No streams yet.
   *
   * @param primes whether the client bears events without data
   * @param budget what is kept, here and in all sessions
   * @param hits counts clients that come back too late
   * @param before a number above those of all streams that the session had with another gateway
   */
  StreamLogs(boolean primes, ReplayBudget budget, LimitHits hits, long before) {
    this.primes = primes;
    this.budget = budget;
    this.hits = hits;
    this.before = before;
    this.streams = before;
  }

  /** The log of another stream, with the answer to the request of this id, JSON text. */
  synchronized StreamLog answers(Slice request) {
    return create(EventId.ofAnswers(++streams, request));
  }

  /** The log of another stream outside calls. */
  synchronized StreamLog listening() {
    return create(EventId.ofListening(++streams));
  }

  private StreamLog create(String name) {
    if (logs.size() >= budget.limits().maxStreams()) {
      logs.values().stream()
          .min(Comparator.comparingInt(StreamLogs::worth))
          .ifPresent(least -> logs.remove(least.name()).discard());
    }
    StreamLog log = new StreamLog(name, primes, budget);
    logs.put(log.name(), log);
    return log;
  }

  private static int worth(StreamLog log) {
    if (log.hasEnded()) {
      return 0;
    }
    return log.isConnected() ? 2 : 1;
  }

  /** The log that an event belongs to; null if nothing can follow that event any more. */
  synchronized StreamLog find(EventId event) {
    StreamLog log = event == null ? null : logs.get(event.stream());
    return log == null || log.isLost(event.number()) ? null : log;
  }

  /** Goes on with a stream behind an event of it, for a client that wants messages so severe. */
  void resume(StreamLog log, EventStream stream, EventId event, String level) {
    log.resume(
        stream,
        event.number(),
        limit -> {
          if (limit == Limit.REPLAY) {
            hits.count(limit);
          }
          return LossNotice.of(limit, level);
        });
  }

  /** Whether a stream was one of this gateway's. */
  synchronized boolean isOurs(EventId event) {
    return event.streamNumber() > before && event.streamNumber() <= streams;
  }

  /** What a client is told whose answer cannot be had any more. */
  SeraiException lost(EventId event) {
    String problem = "The answer is lost: its stream is not kept any more.";
    if (!isOurs(event)) {
      return new SeraiException(ErrorCode.CALL_INTERRUPTED, problem);
    }
    return hits.refuse(gaveWay(event), ErrorCode.CALL_INTERRUPTED, problem);
  }

  private synchronized Limit gaveWay(EventId event) {
    return logs.containsKey(event.stream()) ? Limit.REPLAY_TOTAL : Limit.REPLAY_STREAMS;
  }

  /** The session has ended: nobody comes back. */
  synchronized void close() {
    logs.values().forEach(StreamLog::discard);
    logs.clear();
  }
}
