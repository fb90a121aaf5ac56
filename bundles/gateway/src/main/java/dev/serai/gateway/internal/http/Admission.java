package dev.serai.gateway.internal.http;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Principal;
import dev.serai.core.edge.FromHere;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.access.AccessControl;
import dev.serai.gateway.internal.exchange.Scope;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;

/** Who sends a request, and whether they may use the endpoint. Nothing blocks. */
final class Admission {
  /**
   * Who was let in.
   *
   * @param actor who
   * @param again asks whether they would be let in now
   */
  record Admitted(Actor actor, Supplier<CompletionStage<Actor>> again) {}

  private static final int PREFIX_BYTES = 4;

  private final AccessControl access;
  private final EndpointRule endpoints;
  private final String prefix = prefix();
  private final AtomicLong count = new AtomicLong();

  Admission(AccessControl access, EndpointRule endpoints) {
    this.access = access;
    this.endpoints = endpoints;
  }

  /**
   * Admits a request.
   *
   * @return who sends it, and the same question again; fails with {@code UNAUTHENTICATED}, {@code
   *     TOO_MANY_ATTEMPTS} or {@code INVALID_REQUEST} if that is not known, and as {@link
   *     EndpointRule#check} does
   */
  CompletionStage<Admitted> admit(HttpServletRequest request, Scope scope) {
    String address = request.getRemoteAddr();
    String id = prefix + count.incrementAndGet();
    String token = BearerToken.of(request);
    if (token == null
        && !FromHere.sent(request.getRemoteAddr(), request.getLocalAddr(), request::getHeader)) {
      throw missing();
    }
    Bearer bearer = token == null ? null : new Bearer(token, address);
    Function<Principal, CompletionStage<Actor>> enter =
        principal -> {
          Actor actor = new Actor(principal, address, id);
          return endpoints.check(actor, scope).thenApply(done -> actor);
        };
    return letIn(bearer, enter)
        .thenApply(actor -> new Admitted(actor, () -> letIn(again(bearer), enter)));
  }

  /** Access control that left after it had said who this is says it anew once it is back. */
  private CompletionStage<Actor> letIn(
      Bearer bearer, Function<Principal, CompletionStage<Actor>> enter) {
    return who(bearer)
        .thenCompose(
            principal ->
                CompletableFuture.completedFuture(principal)
                    .thenCompose(enter)
                    .exceptionallyCompose(
                        error ->
                            SeraiException.of(error).code() == ErrorCode.SERVICE_MISSING
                                ? who(again(bearer)).thenCompose(enter)
                                : CompletableFuture.failedFuture(error)));
  }

  private static Bearer again(Bearer bearer) {
    return bearer == null ? null : bearer.again();
  }

  /** Whom a token stands for, or who is on this machine if there is none. */
  private CompletionStage<Principal> who(Bearer bearer) {
    return bearer == null
        ? access.local().thenApply(local -> local.orElseThrow(Admission::missing))
        : access.authenticate(bearer);
  }

  private static SeraiException missing() {
    return new SeraiException(ErrorCode.UNAUTHENTICATED, "The request has no token.");
  }

  private static String prefix() {
    byte[] bytes = new byte[PREFIX_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes) + "-";
  }
}
