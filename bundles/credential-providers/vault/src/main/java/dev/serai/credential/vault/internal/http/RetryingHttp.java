package dev.serai.credential.vault.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Sends again what Vault could not answer for the moment, after pauses that double and vary, within
 * a bound. A sealed Vault is not waited for: somebody has to unseal it.
 */
public final class RetryingHttp implements VaultHttp {
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final VaultHttp http;
  private final Duration bound;
  private final Executor executor;

  /**
   * Sends through another one.
   *
   * @param bound when no more is sent, after the first time
   * @param executor sends again
   */
  public RetryingHttp(VaultHttp http, Duration bound, Executor executor) {
    this.http = http;
    this.bound = bound;
    this.executor = executor;
  }

  @Override
  public CompletionStage<VaultAnswer> send(VaultRequest request) {
    return attempt(request, System.nanoTime() + bound.toNanos(), FIRST_PAUSE_MILLIS);
  }

  private CompletionStage<VaultAnswer> attempt(VaultRequest request, long deadline, long pause) {
    return http.send(request)
        .handle((answer, error) -> after(request, deadline, pause, answer, error))
        .thenCompose(next -> next);
  }

  private CompletionStage<VaultAnswer> after(
      VaultRequest request, long deadline, long pause, VaultAnswer answer, Throwable error) {
    if (error != null) {
      return SeraiException.of(error).code() == ErrorCode.CREDENTIAL_UNAVAILABLE
          ? later(request, deadline, pause, CompletableFuture.failedStage(error))
          : CompletableFuture.failedStage(error);
    }
    if (!Faults.passes(answer.status())) {
      return CompletableFuture.completedStage(answer);
    }
    long wanted = Math.max(pause, TimeUnit.SECONDS.toMillis(answer.retrySeconds()));
    CompletionStage<VaultAnswer> last = CompletableFuture.completedStage(answer);
    return answer.status() == 503
        ? unsealed().thenCompose(open -> later(request, deadline, wanted, last))
        : later(request, deadline, wanted, last);
  }

  private CompletionStage<VaultAnswer> later(
      VaultRequest request, long deadline, long pause, CompletionStage<VaultAnswer> last) {
    long varied = pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(varied) - deadline > 0) {
      return last;
    }
    Executor then = CompletableFuture.delayedExecutor(varied, TimeUnit.MILLISECONDS, executor);
    long next = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    return CompletableFuture.supplyAsync(() -> attempt(request, deadline, next), then)
        .thenCompose(stage -> stage);
  }

  /** Fails if Vault says that it is sealed; whether it says something else does not matter. */
  private CompletionStage<Boolean> unsealed() {
    return http.send(Availability.HEALTH)
        .handle(
            (answer, error) -> {
              if (error == null && answer.body().path("sealed").asBoolean()) {
                throw Faults.sealed();
              }
              return true;
            });
  }
}
