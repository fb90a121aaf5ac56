package dev.serai.gateway.internal.limits;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts how often each limit has refused something. Safe for use by any thread. */
public final class LimitHits {
  private final Map<Limit, LongAdder> hits = new EnumMap<>(Limit.class);

  /** No hits yet. */
  public LimitHits() {
    for (Limit limit : Limit.values()) {
      hits.put(limit, new LongAdder());
    }
  }

  /** Counts a hit. */
  public void count(Limit limit) {
    hits.get(limit).increment();
  }

  /** Counts the limit that a message which could not be read went beyond, if it was one. */
  public void count(SeraiException error) {
    if (error.getCause() instanceof LimitExceeded exceeded) {
      count(exceeded.limit());
    }
  }

  /**
   * Counts a hit.
   *
   * @param problem one sentence for the client
   * @return what tells the client, {@code OVERLOADED}, with the limit's name
   */
  public SeraiException refuse(Limit limit, String problem) {
    return refuse(limit, ErrorCode.OVERLOADED, problem);
  }

  /** The same with another code: asking again later would not help. */
  public SeraiException refuse(Limit limit, ErrorCode code, String problem) {
    count(limit);
    return new SeraiException(code, problem + " " + limit.sentence());
  }

  /** How often a limit has been hit since the gateway began. */
  public long of(Limit limit) {
    return hits.get(limit).sum();
  }
}
