package dev.serai.access.internal.oidc;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one provider: kept, fetched anew by one fetch at a time, and used for a bounded time
 * while it cannot be reached. Safe for use by any thread; blocks nobody.
 */
final class IssuerKeys {
  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

  private final String issuer;
  private final Supplier<CompletableFuture<SigningKeys>> source;
  private final KeyPace pace;
  private final InstantSource clock;
  private final Executor executor;
  private volatile Runnable withdrawal = () -> {};
  private volatile KeyState state = KeyState.NOTHING;
  private CompletableFuture<SigningKeys> fetching;

  /**
   * Has none yet.
   *
   * @param source fetches them
   * @param executor runs what waits for a fetch
   */
  IssuerKeys(
      String issuer,
      Supplier<CompletableFuture<SigningKeys>> source,
      KeyPace pace,
      InstantSource clock,
      Executor executor) {
    this.issuer = issuer;
    this.source = source;
    this.pace = pace;
    this.clock = clock;
    this.executor = executor;
  }

  /** As {@link dev.serai.access.internal.identity.SignedTokens#onWithdrawal} has it. */
  void onWithdrawal(Runnable action) {
    withdrawal = action;
  }

  KeyState state() {
    return state;
  }

  /** Those that serve now. */
  Optional<SigningKeys> usable() {
    return state.usable(clock.instant(), pace.usable());
  }

  /**
   * Those of a new fetch, for a token that needs others than {@link #usable}. Right after a fetch
   * no other begins, so that tokens cannot be used to make many.
   *
   * @return fails with {@code ISSUER_UNAVAILABLE} if the provider cannot be reached
   */
  synchronized CompletableFuture<SigningKeys> newer() {
    if (fetching != null || !state.attemptedWithin(pace.pause(), clock.instant())) {
      return refresh();
    }
    return state.problem() == null
        ? CompletableFuture.completedFuture(state.keys())
        : CompletableFuture.failedFuture(unavailable());
  }

  /** Fetches them, or joins the fetch that runs. Fails as {@link #newer} does. */
  synchronized CompletableFuture<SigningKeys> refresh() {
    if (fetching == null) {
      CompletableFuture<SigningKeys> result = new CompletableFuture<>();
      fetching = result;
      state = state.attempted(clock.instant());
      begin().whenCompleteAsync((keys, error) -> end(result, keys, error), executor);
    }
    return fetching;
  }

  /** Fetches no more; who waits is told to try again. */
  void close() {
    CompletableFuture<SigningKeys> running;
    SeraiException closed =
        new SeraiException(
            ErrorCode.SERVICE_REPLACED, "The identity provider " + issuer + " is being replaced.");
    synchronized (this) {
      running = fetching;
      fetching = CompletableFuture.failedFuture(closed);
    }
    if (running != null) {
      running.completeExceptionally(closed);
    }
  }

  private CompletableFuture<SigningKeys> begin() {
    try {
      return CompletableFuture.supplyAsync(source, executor).thenCompose(keys -> keys);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void end(CompletableFuture<SigningKeys> fetch, SigningKeys keys, Throwable error) {
    if (error == null) {
      if (succeeded(fetch, keys)) {
        withdrawal.run();
      }
      fetch.complete(keys);
    } else {
      failed(fetch, error instanceof CompletionException ? error.getCause() : error);
      fetch.completeExceptionally(unavailable());
    }
  }

  /** Whether a key was withdrawn. */
  private synchronized boolean succeeded(CompletableFuture<SigningKeys> fetch, SigningKeys keys) {
    SigningKeys before = state.keys();
    if (state.problem() != null) {
      LOG.info("Identity provider {}: signing keys known: {}", issuer, keys.size());
    }
    ended(fetch, state.fetched(keys, clock.instant()));
    return before != null && before.lostIn(keys);
  }

  private synchronized void failed(CompletableFuture<SigningKeys> fetch, Throwable error) {
    String problem = error instanceof FetchException ? error.getMessage() : error.toString();
    if (!problem.equals(state.problem())) {
      LOG.warn(
          "Identity provider {}: its keys cannot be fetched. {} This is tried again every {} s.",
          issuer,
          problem,
          pace.retry().toSeconds());
    }
    ended(fetch, state.failed(problem));
  }

  private void ended(CompletableFuture<SigningKeys> fetch, KeyState now) {
    state = now;
    if (fetching == fetch) {
      fetching = null;
    }
  }

  private SeraiException unavailable() {
    return new SeraiException(
        ErrorCode.ISSUER_UNAVAILABLE,
        "The keys of the identity provider " + issuer + " cannot be fetched for the moment.");
  }
}
