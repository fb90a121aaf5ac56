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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
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
    Supplier<CompletionStage<Principal>> who = who(BearerToken.of(request), address, request);
    Supplier<CompletionStage<Actor>> question =
        () ->
            who.get()
                .thenCompose(
                    principal -> {
                      Actor actor = new Actor(principal, address, id);
                      return endpoints.check(actor, scope).thenApply(done -> actor);
                    });
    return question.get().thenApply(actor -> new Admitted(actor, question));
  }

  private Supplier<CompletionStage<Principal>> who(
      String token, String address, HttpServletRequest request) {
    if (token != null) {
      Bearer bearer = new Bearer(token, address);
      return () -> access.authenticate(bearer);
    }
    if (!FromHere.sent(request.getRemoteAddr(), request.getLocalAddr(), request::getHeader)) {
      throw missing();
    }
    return () -> access.local().thenApply(local -> local.orElseThrow(Admission::missing));
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
