package dev.serai.access.internal.authentication;

import dev.serai.access.internal.throttle.FailureThrottle;
import dev.serai.access.internal.waiting.Deadline;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds out whom a token stands for. One that is known and good passes whatever others do from the
 * same address, and so does one that was good and has to be checked again, or that was let in
 * before; what else has to be checked first waits for its turn once too many failed there.
 */
public final class Authentication {
  private final List<TokenSource> sources;
  private final FailureThrottle throttle;
  private final Duration wait;

  /**
   * Asks the first source that a token reads like.
   *
   * @param wait how long one call waits for what is away, however much that is
   */
  public Authentication(List<TokenSource> sources, FailureThrottle throttle, Duration wait) {
    this.sources = List.copyOf(sources);
    this.throttle = throttle;
    this.wait = wait;
  }

  /** As {@link dev.serai.core.access.Access#authenticate} has it. */
  public CompletionStage<Principal> authenticate(Bearer bearer) {
    try {
      Optional<TokenSource> source = source(bearer.token());
      Optional<Principal> seen = source.flatMap(found -> found.seen(bearer.token()));
      return seen.isPresent()
          ? CompletableFuture.completedFuture(seen.get())
          : check(source, bearer);
    } catch (SeraiException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Optional<TokenSource> source(String token) {
    for (TokenSource source : sources) {
      if (source.reads(token)) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }

  private CompletionStage<Principal> check(Optional<TokenSource> source, Bearer bearer) {
    boolean trusted =
        bearer.admitted() || source.filter(found -> found.wasGood(bearer.token())).isPresent();
    if (!trusted) {
      throttle.require(bearer.address());
    }
    CompletableFuture<Principal> result = new CompletableFuture<>();
    source
        .map(found -> found.check(bearer.token(), Deadline.in(wait)))
        .orElseGet(() -> CompletableFuture.failedFuture(strange()))
        .whenComplete(
            (principal, error) -> {
              if (error == null) {
                result.complete(principal);
              } else {
                result.completeExceptionally(failed(bearer, SeraiException.of(error)));
              }
            });
    return result;
  }

  private SeraiException failed(Bearer bearer, SeraiException error) {
    if (error.code() == ErrorCode.UNAUTHENTICATED && !bearer.admitted()) {
      throttle.failed(bearer.address());
    }
    return error;
  }

  private static SeraiException strange() {
    return new SeraiException(ErrorCode.UNAUTHENTICATED, "The token is of no kind known here.");
  }
}
