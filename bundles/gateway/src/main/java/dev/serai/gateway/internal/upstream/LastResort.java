package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.Endpoint;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Tries the HTTP+SSE pair at an address where Streamable HTTP was refused (MCP 2025-11-25,
 * transports, backwards compatibility), and remembers where it was found. Safe for use by any
 * thread.
 */
final class LastResort {
  private final Set<Endpoint> pairs = ConcurrentHashMap.newKeySet();

  /**
   * Opens a session.
   *
   * @param endpoint how the server is said to be reached
   * @param opening opens one there; fails with a {@code SeraiException}
   */
  CompletionStage<UpstreamSession> open(
      Endpoint endpoint, Function<Endpoint, CompletionStage<UpstreamSession>> opening) {
    if (!(endpoint instanceof Endpoint.Http http)) {
      return opening.apply(endpoint);
    }
    Endpoint pair = new Endpoint.HttpSse(http.uri(), http.headers());
    if (pairs.remove(endpoint)) {
      return found(http, opening.apply(pair));
    }
    CompletableFuture<UpstreamSession> opened = new CompletableFuture<>();
    opening
        .apply(endpoint)
        .whenComplete(
            (session, refused) -> {
              if (refused == null) {
                opened.complete(session);
              } else if (HttpRefusal.maybePair(refused)) {
                found(http, opening.apply(pair))
                    .whenComplete((late, error) -> settle(opened, late, refused, error));
              } else {
                opened.completeExceptionally(refused);
              }
            });
    return opened;
  }

  private CompletionStage<UpstreamSession> found(
      Endpoint endpoint, CompletionStage<UpstreamSession> opening) {
    return opening.thenApply(
        session -> {
          pairs.add(endpoint);
          return session;
        });
  }

  private static void settle(
      CompletableFuture<UpstreamSession> opened,
      UpstreamSession session,
      Throwable refused,
      Throwable error) {
    if (error == null) {
      opened.complete(session);
      return;
    }
    opened.completeExceptionally(
        new SeraiException(
            ErrorCode.UPSTREAM_INVALID,
            SeraiException.of(refused).getMessage()
                + " It does not speak HTTP+SSE of 2024-11-05 either: "
                + SeraiException.of(error).getMessage(),
            error));
  }
}
