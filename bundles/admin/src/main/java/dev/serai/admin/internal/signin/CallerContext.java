package dev.serai.admin.internal.signin;

import java.security.Principal;
import javax.ws.rs.core.SecurityContext;

/** How JAX-RS carries a caller to the resources; roles are the management's business. */
record CallerContext(Caller caller, boolean secure) implements SecurityContext {
  @Override
  public Principal getUserPrincipal() {
    return caller;
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
    return caller.session() == null ? "Bearer" : "Session";
  }
}
