package dev.serai.credential.vault.internal.secret;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.credential.vault.internal.http.VaultHttp;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Secrets by their references, whichever engine keeps or makes them. Safe for use by any thread.
 */
public final class VaultSecrets implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Mounts mounts;
  private final BooleanSupplier away;
  private final ScheduledExecutorService timer;
  private final Consumer<CredentialReference> changed;
  private final Fingerprint fingerprint = new Fingerprint();
  private final KeyValues keyValues;
  private final Leases leases;
  private final LastGood lastGood;

  /**
   * Secrets of one Vault.
   *
   * @param http sends with a token
   * @param away whether Vault did not answer the last time
   * @param kept for how long what was read is used on while Vault is away
   * @param changed hears what a reference names has changed, as far as it is noticed
   */
  public VaultSecrets(
      Mounts mounts,
      VaultHttp http,
      BooleanSupplier away,
      Duration kept,
      Clock clock,
      ScheduledExecutorService timer,
      Consumer<CredentialReference> changed) {
    this.mounts = mounts;
    this.away = away;
    this.timer = timer;
    this.changed = changed;
    this.keyValues = new KeyValues(http);
    this.leases = new Leases(http, clock, timer, fingerprint, changed);
    this.lastGood = new LastGood(kept, clock, fingerprint);
  }

  /**
   * A secret. What was read last is used when Vault is known to be away, does not answer within a
   * second, or fails.
   */
  public CompletionStage<Secret> resolve(CredentialReference reference, CredentialContext context) {
    if (away.getAsBoolean()) {
      Secret kept = lastGood.open(reference).orElse(null);
      if (kept != null) {
        return CompletableFuture.completedStage(kept);
      }
    }
    CompletableFuture<Secret> answer = new CompletableFuture<>();
    find(reference, context)
        .whenComplete(
            (secret, error) -> {
              if (error != null) {
                fail(answer, reference, SeraiException.of(error));
              } else if (!answer.complete(secret)) {
                secret.close();
              }
            });
    lose(answer, reference);
    return answer;
  }

  /** Sets a key; see {@code CredentialProvider}. */
  public CompletionStage<Void> put(CredentialReference reference, String value) {
    return mounts
        .find(reference.path())
        .thenCompose(
            mount -> {
              if (mount.engine() == Engine.DYNAMIC) {
                throw new SeraiException(
                    ErrorCode.CREDENTIAL_READ_ONLY,
                    "What is at " + reference + " is made by Vault and cannot be set.");
              }
              return keyValues.put(mount, reference, value);
            })
        .thenAccept(done -> forget(reference));
  }

  /** Removes a key, or gives back what was lent. */
  public CompletionStage<Void> remove(CredentialReference reference, CredentialContext context) {
    return mounts
        .find(reference.path())
        .thenCompose(
            mount ->
                mount.engine() == Engine.DYNAMIC
                    ? release(reference, context)
                    : keyValues.remove(mount, reference).thenAccept(done -> forget(reference)));
  }

  /** Gives back what was lent. */
  public CompletionStage<Void> release(CredentialReference reference, CredentialContext context) {
    return leases.release(Borrower.of(reference, context), reference.key());
  }

  /** Wipes what was kept for too long. */
  public void sweep() {
    lastGood.sweep();
  }

  @Override
  public void close() {
    lastGood.close();
    leases.close();
  }

  private CompletionStage<Secret> find(CredentialReference reference, CredentialContext context) {
    return mounts
        .find(reference.path())
        .thenCompose(
            mount ->
                mount.engine() == Engine.DYNAMIC
                    ? leases.resolve(Borrower.of(reference, context), reference)
                    : keyValues.read(mount, reference).thenApply(found -> keep(reference, found)));
  }

  private Secret keep(CredentialReference reference, Found found) {
    try {
      return found.secret(reference, fingerprint);
    } finally {
      if (lastGood.put(reference.path(), found)) {
        changed.accept(new CredentialReference(reference.scheme(), reference.path()));
      }
    }
  }

  private void fail(
      CompletableFuture<Secret> answer, CredentialReference reference, SeraiException error) {
    if (error.code() == ErrorCode.CREDENTIAL_UNAVAILABLE) {
      lastGood.open(reference).ifPresent(kept -> give(answer, kept));
    }
    answer.completeExceptionally(error);
  }

  /** Its patience with Vault. */
  private void lose(CompletableFuture<Secret> answer, CredentialReference reference) {
    if (answer.isDone()) {
      return;
    }
    try {
      Future<?> end =
          timer.schedule(
              () -> lastGood.open(reference).ifPresent(kept -> give(answer, kept)),
              PATIENCE.toMillis(),
              TimeUnit.MILLISECONDS);
      answer.whenComplete((secret, error) -> end.cancel(false));
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(e);
    }
  }

  private static void give(CompletableFuture<Secret> answer, Secret kept) {
    if (!answer.complete(kept)) {
      kept.close();
    }
  }

  private void forget(CredentialReference reference) {
    lastGood.forget(reference.path());
    changed.accept(reference);
  }
}
