package dev.serai.gateway.internal.recovery;

import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.SessionRecord;
import dev.serai.core.store.SessionStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The sessions that outlive the gateway: read from the store once, written behind the requests.
 * Safe for use by any thread.
 */
public final class KeptSessions {
  private static final Duration WRITE_WAIT = Duration.ofSeconds(2);

  private final EarlierRecords<SessionStore, SessionRecord> earlier;
  private final WriteBehind<SessionStore, SessionRecord> writes;

  KeptSessions(ServiceSlot<SessionStore> store, ScheduledExecutorService thread) {
    this.earlier = new EarlierRecords<>("sessions", store, SessionStore::load, thread);
    this.writes = new WriteBehind<>("sessions", store, new SessionWriter(), thread);
  }

  /**
   * Reads what earlier gateways left, as soon as the store is there.
   *
   * @param session takes each record, on another thread
   */
  public void read(Consumer<SessionRecord> session) {
    earlier.read(
        record -> {
          writes.found(record.owner());
          session.accept(record);
        });
  }

  /** Completes when the store has been asked for the first time, or did not come for 3 s. */
  public CompletableFuture<Void> tried() {
    return earlier.tried();
  }

  /** Whether what earlier gateways left has been read. */
  public boolean complete() {
    return earlier.complete();
  }

  /** How many sessions have changes that are not in the store yet. */
  public int unwritten() {
    return writes.unwritten();
  }

  /**
   * A session is new or has changed.
   *
   * @param owner its owner
   * @param record gives it as it is when it is written; empty if it has ended by then
   * @return completes when it is written, or has to stay in memory for now; 2 s at the latest
   */
  public CompletionStage<Void> save(String owner, Supplier<Optional<SessionRecord>> record) {
    return bounded(writes.save(owner, record));
  }

  /**
   * A session has ended.
   *
   * @return completes as {@link #save} does
   */
  public CompletionStage<Void> delete(String owner) {
    return bounded(writes.delete(owner));
  }

  private static CompletionStage<Void> bounded(CompletionStage<Void> written) {
    return written
        .toCompletableFuture()
        .copy()
        .completeOnTimeout(null, WRITE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  WriteBehind<SessionStore, SessionRecord> writes() {
    return writes;
  }

  private static final class SessionWriter
      implements WriteBehind.Writer<SessionStore, SessionRecord> {
    @Override
    public void save(SessionStore store, SessionRecord record) {
      store.save(record);
    }

    @Override
    public void delete(SessionStore store, String owner) {
      store.delete(owner);
    }
  }
}
