package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.http.EventStream;
import dev.serai.gateway.internal.http.ReplayLimits;
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
  private static final int MAX_LOGS = 32;

  private final boolean primes;
  private final ReplayLimits limits;
  private final LimitHits hits;
  private final Map<String, StreamLog> logs = new LinkedHashMap<>(4);
  private long streams;

  /**
   * No streams yet.
   *
   * @param primes whether the client bears events without data
   * @param limits what is kept of each stream
   * @param hits counts clients that come back too late
   * @param before a number above those of all streams that the session had with another gateway
   */
  StreamLogs(boolean primes, ReplayLimits limits, LimitHits hits, long before) {
    this.primes = primes;
    this.limits = limits;
    this.hits = hits;
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
    if (logs.size() >= MAX_LOGS) {
      logs.values().stream()
          .min(Comparator.comparingInt(StreamLogs::worth))
          .ifPresent(least -> logs.remove(least.name()));
    }
    StreamLog log = new StreamLog(name, primes, limits);
    logs.put(log.name(), log);
    return log;
  }

  private static int worth(StreamLog log) {
    if (log.hasEnded()) {
      return 0;
    }
    return log.isConnected() ? 2 : 1;
  }

  /** The log that an event belongs to, or null if it is not kept. */
  synchronized StreamLog find(EventId event) {
    return event == null ? null : logs.get(event.stream());
  }

  /** Goes on with a stream behind an event of it. */
  void resume(StreamLog log, EventStream stream, EventId event) {
    if (!log.resume(stream, event.number())) {
      hits.count(Limit.REPLAY);
    }
  }
}
