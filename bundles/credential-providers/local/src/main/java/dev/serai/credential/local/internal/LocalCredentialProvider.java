package dev.serai.credential.local.internal;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialProvider;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.PendingAnswers;
import dev.serai.core.credential.Secret;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.StoreChange;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Resolves {@code local:} and the id of a credential in the store, for its owner alone. The store
 * blocks, so it is asked on threads of an executor. Safe for use by any thread.
 */
final class LocalCredentialProvider implements CredentialProvider, AutoCloseable {
  static final String SCHEME = "local";

  private final ServiceSlot<CredentialStore> stores;
  private final Duration wait;
  private final Executor executor;
  private final Clock clock;
  private final PendingAnswers answers = new PendingAnswers(SCHEME);

  /**
   * A provider on a store that may be away.
   *
   * @param wait how long a caller waits for the store, at most
   * @param executor may block and refuse
   */
  LocalCredentialProvider(
      ServiceSlot<CredentialStore> stores, Duration wait, Executor executor, Clock clock) {
    this.stores = stores;
    this.wait = wait;
    this.executor = executor;
    this.clock = clock;
  }

  /** What a change of the store concerns; empty for one that no reference can name. */
  static Optional<CredentialReference> named(StoreChange change) {
    if (change.kind() == StoreChange.Kind.ANYTHING) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CredentialReference(SCHEME, change.key()));
    } catch (SeraiException e) {
      return Optional.empty();
    }
  }

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public boolean isWritable() {
    return true;
  }

  @Override
  public CompletionStage<Secret> resolve(CredentialReference reference, CredentialContext context) {
    return ask(reference, context, LocalCredential::open);
  }

  @Override
  public CompletionStage<Void> store(
      CredentialReference reference, byte[] value, CredentialContext context) {
    byte[] own = value.clone();
    return this.<Void>ask(
            reference,
            context,
            credential -> {
              credential.seal(own);
              return null;
            })
        .whenComplete((done, error) -> Arrays.fill(own, (byte) 0));
  }

  @Override
  public CompletionStage<Void> delete(CredentialReference reference, CredentialContext context) {
    return ask(
        reference,
        context,
        credential -> {
          credential.remove();
          return null;
        });
  }

  @Override
  public void close() {
    answers.close();
  }

  private <T> CompletionStage<T> ask(
      CredentialReference reference, CredentialContext context, Function<LocalCredential, T> work) {
    return answers.of(
        () -> {
          requireOwn(reference);
          return stores
              .acquire(wait)
              .handle(LocalCredentialProvider::present)
              .thenCompose(lease -> onLease(lease, reference, context, work));
        });
  }

  private <T> CompletionStage<T> onLease(
      ServiceLease<CredentialStore> lease,
      CredentialReference reference,
      CredentialContext context,
      Function<LocalCredential, T> work) {
    try {
      return CompletableFuture.supplyAsync(
              () -> work.apply(new LocalCredential(lease.service(), reference, context, clock)),
              executor)
          .whenComplete((value, error) -> lease.close());
    } catch (RejectedExecutionException e) {
      lease.close();
      throw new SeraiException(
          ErrorCode.OVERLOADED, "Too many callers wait for local credentials.");
    }
  }

  private static ServiceLease<CredentialStore> present(
      ServiceLease<CredentialStore> lease, Throwable missing) {
    if (missing != null) {
      throw new CompletionException(
          new SeraiException(
              ErrorCode.CREDENTIAL_UNAVAILABLE,
              "The store, which keeps local credentials, is away."));
    }
    return lease;
  }

  private static void requireOwn(CredentialReference reference) {
    if (!reference.scheme().equals(SCHEME)) {
      throw refused("must begin with local:.");
    }
    if (reference.key() != null) {
      throw refused("to a local credential has no key: write local: and its id.");
    }
  }

  private static SeraiException refused(String fault) {
    return new SeraiException(ErrorCode.INVALID_VALUE, "The credential reference " + fault);
  }
}
