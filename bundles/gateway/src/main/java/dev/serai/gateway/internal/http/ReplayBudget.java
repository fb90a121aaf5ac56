package dev.serai.gateway.internal.http;

import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the logs of all streams keep together: where it is too much, those give way to which nothing
 * has been added for the longest time. Safe for use by any thread.
 */
public final class ReplayBudget {
  private final ReplayLimits limits;
  private final LimitHits hits;
  private final Map<StreamLog, Long> kept = new LinkedHashMap<>();
  private long total;

  /**
   * Nothing is kept.
   *
   * @param limits how much may be
   * @param hits counts logs that give way
   */
  public ReplayBudget(ReplayLimits limits, LimitHits hits) {
    this.limits = limits;
    this.hits = hits;
  }

  /** The bounds, of each log as well. */
  public ReplayLimits limits() {
    return limits;
  }

  /** How many bytes are kept. */
  public synchronized long total() {
    return total;
  }

  /**
   * Notes how much a log keeps from now on. Called by the log under its lock.
   *
   * @return the logs that have to give way to it, which must be told when that lock is free
   */
  synchronized List<StreamLog> keeps(StreamLog log, long bytes) {
    Long before = kept.remove(log);
    total += bytes - (before == null ? 0 : before);
    if (bytes > 0) {
      kept.put(log, bytes);
    }
    return total > limits.maxTotalBytes() ? others(log) : List.of();
  }

  private List<StreamLog> others(StreamLog log) {
    List<StreamLog> giveWay = new ArrayList<>();
    Iterator<Map.Entry<StreamLog, Long>> oldest = kept.entrySet().iterator();
    while (total > limits.maxTotalBytes() && oldest.hasNext()) {
      Map.Entry<StreamLog, Long> other = oldest.next();
      if (other.getKey() != log) {
        total -= other.getValue();
        oldest.remove();
        giveWay.add(other.getKey());
        hits.count(Limit.REPLAY_TOTAL);
      }
    }
    return giveWay;
  }
}
