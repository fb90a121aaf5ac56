package dev.serai.gateway.internal.recovery;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.ParkedCallRecord;
import dev.serai.core.store.ParkedCallStore;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of calls that wait for input, by which a later gateway knows what became of them.
 * Safe for use by any thread.
 */
public final class KeptCalls {
  private static final Logger LOG = LoggerFactory.getLogger(KeptCalls.class);

  private final ServiceSlot<ParkedCallStore> store;
  private final ScheduledExecutorService thread;
  private final WriteBehind<ParkedCallStore, ParkedCallRecord> writes;

  KeptCalls(ServiceSlot<ParkedCallStore> store, ScheduledExecutorService thread) {
    this.store = store;
    this.thread = thread;
    this.writes = new WriteBehind<>("waiting calls", store, new CallWriter(), thread);
  }

  /** A call waits. */
  public void save(ParkedCallRecord call) {
    writes.save(call.id(), () -> Optional.of(call));
  }

  /** A call waits no longer. */
  public void delete(String id) {
    writes.delete(id);
  }

  /**
   * What an earlier gateway left of a call.
   *
   * @return the record, if there is one; fails with {@code STORE_UNAVAILABLE} or {@code
   *     SERVICE_MISSING} while the store is away
   */
  public CompletionStage<Optional<ParkedCallRecord>> find(String id) {
    return thread.isShutdown()
        ? CompletableFuture.failedFuture(
            new SeraiException(ErrorCode.SERVICE_REPLACED, "The gateway is being replaced."))
        : CompletableFuture.supplyAsync(() -> read(id), thread);
  }

  /** Removes the records of calls that nobody asks for any more. */
  public void sweep() {
    thread.execute(this::deleteExpired);
  }

  WriteBehind<ParkedCallStore, ParkedCallRecord> writes() {
    return writes;
  }

  private Optional<ParkedCallRecord> read(String id) {
    try (ServiceLease<ParkedCallStore> lease =
        store
            .tryAcquire()
            .orElseThrow(
                () -> new SeraiException(ErrorCode.SERVICE_MISSING, "There is no store."))) {
      return lease.service().find(id);
    }
  }

  private void deleteExpired() {
    store
        .tryAcquire()
        .ifPresent(
            lease -> {
              try (lease) {
                lease.service().deleteExpired(Instant.now());
              } catch (SeraiException e) {
                LOG.debug("Records of waiting calls cannot be swept now", e);
              }
            });
  }

  private static final class CallWriter
      implements WriteBehind.Writer<ParkedCallStore, ParkedCallRecord> {
    @Override
    public void save(ParkedCallStore store, ParkedCallRecord call) {
      store.save(call);
    }

    @Override
    public void delete(ParkedCallStore store, String id) {
      store.delete(id);
    }
  }
}
