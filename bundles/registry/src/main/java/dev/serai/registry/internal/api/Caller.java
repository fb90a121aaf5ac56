package dev.serai.registry.internal.api;

import dev.serai.core.access.Actor;
import java.security.Principal;
import javax.ws.rs.core.SecurityContext;

/**
 * Who sent a request, as JAX-RS carries it to the resources; what they may do is decided there.
 *
 * @param actor who, for decisions and the audit log
 * @param secure whether it came encrypted
 */
record Caller(Actor actor, boolean secure) implements SecurityContext, Principal {
  /** The one that the entrance has let in. */
  static Actor of(SecurityContext security) {
    return ((Caller) security.getUserPrincipal()).actor();
  }

  @Override
  public String getName() {
    return actor.principal().reference();
  }

  @Override
  public Principal getUserPrincipal() {
    return this;
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
