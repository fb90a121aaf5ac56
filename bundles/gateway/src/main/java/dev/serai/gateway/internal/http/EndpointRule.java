package dev.serai.gateway.internal.http;

import dev.serai.core.access.Actor;
import dev.serai.gateway.internal.exchange.Scope;
import java.util.concurrent.CompletionStage;

/** Whether an endpoint is there for somebody. */
@FunctionalInterface
public interface EndpointRule {
  /**
   * Asks.
   *
   * @return completes if they may use it; fails with {@code UNKNOWN_SERVER} if it does not exist or
   *     they may not even know of it, {@code FORBIDDEN} if they may not use it, and with a
   *     retryable error while that cannot be said
   */
  CompletionStage<Void> check(Actor actor, Scope scope);
}
