package dev.serai.access.internal.accounts;

import dev.serai.core.store.TokenStore;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes when tokens were used last, each at most once in {@link TokenStore#USE_INTERVAL} and never
 * on the thread that used it. What cannot be noted is noted with a later use.
 */
public final class TokenUses {
  private static final Logger LOG = LoggerFactory.getLogger(TokenUses.class);
  private static final int MAX_KNOWN = 100_000;
  private static final long INTERVAL = TokenStore.USE_INTERVAL.toMillis();

  private final Stores stores;
  private final Executor executor;
  private final Map<String, Long> noted = new ConcurrentHashMap<>();

  /**
   * Notes nothing yet.
   *
   * @param executor where the store is written; what it rejects is not noted this time
   */
  public TokenUses(Stores stores, Executor executor) {
    this.stores = stores;
    this.executor = executor;
  }

  /** A token was used. */
  public void note(String token, Instant at) {
    long now = at.toEpochMilli();
    Long before = noted.get(token);
    if (before != null && Math.abs(now - before) < INTERVAL) {
      return;
    }
    if (noted.size() >= MAX_KNOWN) {
      noted.clear();
    }
    boolean first =
        before == null ? noted.putIfAbsent(token, now) == null : noted.replace(token, before, now);
    if (first) {
      write(token, at);
    }
  }

  private void write(String token, Instant at) {
    try {
      executor.execute(() -> writeNow(token, at));
    } catch (RejectedExecutionException e) {
      LOG.debug("The use of token {} is not noted: too many wait to be", token);
    }
  }

  private void writeNow(String token, Instant at) {
    try {
      Stores.on(
          stores.tokens(),
          store -> {
            store.used(token, at);
            return null;
          });
    } catch (RuntimeException e) {
      LOG.debug("The use of token {} is not noted", token, e);
    }
  }
}
