package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.http.EventStream;
import dev.serai.gateway.internal.http.ReplayLimits;
import dev.serai.gateway.internal.http.StreamLog;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The streams of one session that can be resumed: a bounded number, of which ended ones give way
 * first and those that no client reads next. Safe for use by any thread.
 */
final class StreamLogs {
  private static final int MAX_LOGS = 32;
  private static final String ANSWERS = "s";
  private static final String LISTENING = "g";
  private static final Pattern EVENT_ID = Pattern.compile("([a-z]\\d{1,18})-(\\d{1,18})");

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

  /** The log of another stream of answers. */
  StreamLog answers() {
    return create(ANSWERS);
  }

  /** The log of another stream outside calls. */
  StreamLog listening() {
    return create(LISTENING);
  }

  private synchronized StreamLog create(String kind) {
    if (logs.size() >= MAX_LOGS) {
      logs.values().stream()
          .min(Comparator.comparingInt(StreamLogs::worth))
          .ifPresent(least -> logs.remove(least.name()));
    }
    streams++;
    StreamLog log = new StreamLog(kind + streams, primes, limits);
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
  synchronized StreamLog find(String lastEventId) {
    Matcher id = EVENT_ID.matcher(lastEventId);
    return id.matches() ? logs.get(id.group(1)) : null;
  }

  /** Goes on with a stream behind an event of it; whether it is one outside calls. */
  boolean resume(StreamLog log, EventStream stream, String lastEventId) {
    if (!log.resume(stream, Long.parseLong(lastEventId.substring(lastEventId.indexOf('-') + 1)))) {
      hits.count(Limit.REPLAY);
    }
    return log.name().startsWith(LISTENING);
  }
}
