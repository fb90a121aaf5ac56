package dev.serai.access.internal.management;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.Versioned;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes sessions that have ended, once an hour; several replicas may do so at once. */
@Component(immediate = true, service = SessionSweep.class)
public final class SessionSweep {
  private static final Logger LOG = LoggerFactory.getLogger(SessionSweep.class);
  private static final int PAGE = 500;

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, task -> new Thread(task, "serai-access-sweep"), new DiscardPolicy());
  private final StoreRoom room;
  private final Clock clock;

  /** Begins to sweep. */
  @Activate
  public SessionSweep(@Reference StoreRoom room) {
    this(room, Clock.systemUTC());
    thread.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.HOURS);
  }

  SessionSweep(StoreRoom room, Clock clock) {
    this.room = room;
    this.clock = clock;
  }

  @Deactivate
  void deactivate() {
    thread.shutdownNow();
  }

  /** Removes them, or leaves it for the next time. */
  void sweep() {
    try {
      int removed = room.use(this::sweep);
      LOG.debug("Removed {} sessions that have ended", removed);
    } catch (RuntimeException e) {
      LOG.debug("Sessions that have ended are left for the next time", e);
    }
  }

  private int sweep(Stores stores) {
    int removed = 0;
    List<Versioned<TokenRecord>> page = stores.tokens().page(null, PAGE);
    while (!page.isEmpty()) {
      for (Versioned<TokenRecord> token : page) {
        removed += ended(token.value()) && removed(stores, token) ? 1 : 0;
      }
      page = stores.tokens().page(page.get(page.size() - 1).value().id(), PAGE);
    }
    return removed;
  }

  private boolean ended(TokenRecord token) {
    return token.name().equals(Tokens.SESSION)
        && token.expires() != null
        && token.expires().isBefore(clock.instant());
  }

  /** Whether it was this one that removed it. */
  private static boolean removed(Stores stores, Versioned<TokenRecord> token) {
    try {
      stores.tokens().delete(token.value().id(), token.version());
      return true;
    } catch (SeraiException e) {
      if (e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.CHANGED_MEANWHILE) {
        return false;
      }
      throw e;
    }
  }
}
