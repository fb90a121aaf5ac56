package dev.serai.gateway.internal.http;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Bearer;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.access.AccessControl;
import dev.serai.gateway.internal.exchange.Scope;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import javax.servlet.http.HttpServletRequest;

/** Who sends a request, and whether they may use the endpoint. Nothing blocks. */
final class Admission {
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
   * @return who sends it; fails with {@code UNAUTHENTICATED}, {@code TOO_MANY_ATTEMPTS} or {@code
   *     INVALID_REQUEST} if that is not known, and as {@link EndpointRule#check} does
   */
  CompletionStage<Actor> admit(HttpServletRequest request, Scope scope) {
    return who(request)
        .thenCompose(actor -> endpoints.check(actor, scope).thenApply(done -> actor));
  }

  private CompletionStage<Actor> who(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    String id = prefix + count.incrementAndGet();
    String token = BearerToken.of(request);
    if (token != null) {
      return access
          .authenticate(new Bearer(token, address))
          .thenApply(principal -> new Actor(principal, address, id));
    }
    if (!FromHere.sent(request)) {
      throw missing();
    }
    return access
        .local()
        .thenApply(local -> new Actor(local.orElseThrow(Admission::missing), address, id));
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
