package dev.serai.gateway.internal.recovery;

import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What earlier gateways left in a store: read once, as soon as the store is there. Safe for use by
 * any thread.
 *
 * @param <S> the store
 * @param <R> its records
 */
final class EarlierRecords<S, R> {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierRecords.class);
  private static final Duration STORE_WAIT = Duration.ofSeconds(3);
  private static final long RETRY_MILLIS = 1_000;

  private final String what;
  private final ServiceSlot<S> store;
  private final Function<S, List<R>> load;
  private final ScheduledExecutorService thread;
  private final CompletableFuture<Void> tried = new CompletableFuture<>();
  private volatile boolean complete;

  /**
   * Nothing was read yet.
   *
   * @param what the records, for the log, as {@code "sessions"}
   * @param store where they are
   * @param load reads them all
   * @param thread reads
   */
  EarlierRecords(
      String what,
      ServiceSlot<S> store,
      Function<S, List<R>> load,
      ScheduledExecutorService thread) {
    this.what = what;
    this.store = store;
    this.load = load;
    this.thread = thread;
  }

  /** Reads them; each goes there, on another thread. */
  void read(Consumer<R> earlier) {
    store
        .acquire(STORE_WAIT)
        .whenCompleteAsync(
            (lease, missing) -> {
              if (missing != null || !read(lease, earlier)) {
                again(earlier);
              }
              tried.complete(null);
            },
            thread);
  }

  /** Completes when the store has been asked for the first time, or did not come for 3 s. */
  CompletableFuture<Void> tried() {
    return tried;
  }

  /** Whether they have been read. */
  boolean complete() {
    return complete;
  }

  private boolean read(ServiceLease<S> lease, Consumer<R> earlier) {
    try (lease) {
      load.apply(lease.service()).forEach(earlier);
      complete = true;
      return true;
    } catch (SeraiException e) {
      LOG.debug("The {} of an earlier gateway cannot be read yet", what, e);
      return false;
    }
  }

  private void again(Consumer<R> earlier) {
    if (!tried.isDone()) {
      LOG.warn("The {} of an earlier gateway cannot be read yet: the store is away", what);
    }
    thread.schedule(() -> read(earlier), RETRY_MILLIS, TimeUnit.MILLISECONDS);
  }
}
