package dev.serai.access.internal.accounts;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.access.internal.waiting.Deadline;
import dev.serai.access.internal.waiting.WaitingRoom;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.UserStore;
import dev.serai.core.store.Versioned;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes accounts for those who are seen first by the word of an identity provider. However many
 * calls and replicas see somebody at once, there is one account.
 */
public final class NewAccounts {
  private static final Logger LOG = LoggerFactory.getLogger(NewAccounts.class);

  private final Stores stores;
  private final Executor executor;
  private final AccountLedger ledger;
  private final WaitingRoom waiting;
  private final Map<UserRecord.Subject, CompletableFuture<UserRecord>> running =
      new ConcurrentHashMap<>();

  /**
   * Has made none.
   *
   * @param executor where the store is written
   * @param waiting where they wait for a store or an audit log that is away
   */
  public NewAccounts(Stores stores, Executor executor, AccountLedger ledger, WaitingRoom waiting) {
    this.stores = stores;
    this.executor = executor;
    this.ledger = ledger;
    this.waiting = waiting;
  }

  /**
   * The account of somebody, made now if there is none.
   *
   * @param deadline until when this waits; calls for the same subject share that of the first
   * @return fails with {@code STORE_UNAVAILABLE} or {@code OVERLOADED} if that cannot be done now,
   *     and {@code UNAUTHENTICATED} if an administrator has parted the account from the provider
   */
  public CompletionStage<UserRecord> of(ExternalIdentity identity, Deadline deadline) {
    CompletableFuture<UserRecord> fresh = new CompletableFuture<>();
    CompletableFuture<UserRecord> before = running.putIfAbsent(identity.subject(), fresh);
    if (before != null) {
      return before.minimalCompletionStage();
    }
    ledger
        .ready(waiting, deadline)
        .whenComplete(
            (ready, error) -> {
              if (error == null) {
                start(identity, fresh);
              } else {
                fail(identity, fresh, SeraiException.of(error));
              }
            });
    return fresh.minimalCompletionStage();
  }

  private void start(ExternalIdentity identity, CompletableFuture<UserRecord> fresh) {
    try {
      executor.execute(() -> finish(identity, fresh));
    } catch (RejectedExecutionException e) {
      fail(
          identity,
          fresh,
          new SeraiException(ErrorCode.OVERLOADED, "Too many accounts are made at once.", e));
    }
  }

  private void fail(
      ExternalIdentity identity, CompletableFuture<UserRecord> fresh, RuntimeException error) {
    running.remove(identity.subject());
    fresh.completeExceptionally(error);
  }

  private void finish(ExternalIdentity identity, CompletableFuture<UserRecord> fresh) {
    try {
      UserRecord user = Stores.on(stores.users(), store -> findOrMake(store, identity));
      running.remove(identity.subject());
      fresh.complete(user);
    } catch (RuntimeException e) {
      fail(identity, fresh, e);
    }
  }

  private UserRecord findOrMake(UserStore store, ExternalIdentity identity) {
    Optional<UserRecord> found = find(store, identity);
    for (String name : ExternalUser.names(identity)) {
      if (found.isEmpty()) {
        found = make(store, identity, name);
      }
    }
    return found.orElseThrow(
        () ->
            new SeraiException(
                ErrorCode.STORE_UNAVAILABLE,
                "The account is in the store, and not known here yet."));
  }

  /**
   * The new account; of somebody else's making if there is one by now; empty if the name is taken.
   */
  private Optional<UserRecord> make(UserStore store, ExternalIdentity identity, String name) {
    try {
      UserRecord user = ledger.create(ExternalUser.fresh(identity, name), identity);
      LOG.info("User {} is new, by issuer {}", user.id(), identity.subject().issuer());
      return Optional.of(user);
    } catch (SeraiException e) {
      if (e.code() != ErrorCode.ALREADY_EXISTS) {
        throw e;
      }
      return find(store, identity);
    }
  }

  private static Optional<UserRecord> find(UserStore store, ExternalIdentity identity) {
    Optional<UserRecord> found = store.find(identity.id()).map(Versioned::value);
    if (found.isPresent() && !identity.subject().equals(found.get().subject())) {
      throw new SeraiException(
          ErrorCode.UNAUTHENTICATED, "The account belongs to the identity provider no more.");
    }
    return found;
  }
}
