package dev.serai.admin.internal.signin;

import dev.serai.admin.internal.http.Arrival;
import dev.serai.core.edge.FromHere;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.Context;

/** The way of every request in, in this order: what it has to keep to, then who sends it. */
@PreMatching
public final class Entrance implements ContainerRequestFilter {
  private final Arrival arrival;
  private final Authentication authentication;
  @Context private HttpServletRequest servlet;

  /** Lets in what both let in. */
  public Entrance(Arrival arrival, Authentication authentication) {
    this.arrival = arrival;
    this.authentication = authentication;
  }

  /** Passwords and tokens do not travel readable between machines. */
  private void requireEncrypted() {
    if (!servlet.isSecure()
        && !FromHere.sent(servlet.getRemoteAddr(), servlet.getLocalAddr(), servlet::getHeader)) {
      throw new SeraiException(
          ErrorCode.NOT_ENCRYPTED,
          "The request comes from another machine or by a proxy, unencrypted.");
    }
  }

  @Override
  public void filter(ContainerRequestContext request) {
    arrival.check(request);
    requireEncrypted();
    Caller caller = authentication.identify(request, servlet.getRemoteAddr());
    if (caller != null) {
      request.setSecurityContext(new CallerContext(caller, servlet.isSecure()));
    }
  }
}
