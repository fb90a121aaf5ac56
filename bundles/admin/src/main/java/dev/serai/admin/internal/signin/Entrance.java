package dev.serai.admin.internal.signin;

import dev.serai.admin.internal.http.Arrival;
import dev.serai.core.edge.FromHere;
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

  @Override
  public void filter(ContainerRequestContext request) {
    arrival.check(request);
    FromHere.requireOrEncrypted(
        servlet.isSecure(), servlet.getRemoteAddr(), servlet.getLocalAddr(), servlet::getHeader);
    Caller caller = authentication.identify(request, servlet.getRemoteAddr());
    if (caller != null) {
      request.setSecurityContext(new CallerContext(caller, servlet.isSecure()));
    }
  }
}
