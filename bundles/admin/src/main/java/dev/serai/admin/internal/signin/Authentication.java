package dev.serai.admin.internal.signin;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.http.Arrival;
import dev.serai.core.access.Actor;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Principal;
import dev.serai.core.edge.Sites;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Set;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.core.HttpHeaders;

/**
 * Finds out who sends a request, before anything else is told: by {@code Authorization: Bearer}
 * (RFC 6750, section 2.1), or by the cookie of a session. If both are there, the first counts. With
 * the cookie alone a change has to come from our own site, by {@code Origin} and by {@code
 * Sec-Fetch-Site} (W3C Fetch Metadata) where they are sent, and to know the session's CSRF token.
 */
public final class Authentication {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /** What browsers say of a page of the site itself, and of what no page asks for. */
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private static final Set<String> PUBLIC = Set.of("POST login", "GET openapi.json");

  private final Services services;
  private final Sites sites;

  /**
   * Authentication of every request but a sign-in.
   *
   * @param services who knows tokens
   * @param sites which origin is our own
   */
  public Authentication(Services services, Sites sites) {
    this.services = services;
    this.sites = sites;
  }

  /**
   * Who sends a request, or null if nobody has to be known for it.
   *
   * @param address from where it comes
   */
  Caller identify(ContainerRequestContext request, String address) {
    if (!PUBLIC.contains(request.getMethod() + " " + path(request))) {
      return caller(request, address);
    }
    if (!SAFE.contains(request.getMethod())) {
      requireOwnSite(request);
    }
    return null;
  }

  private static String path(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private Caller caller(ContainerRequestContext request, String address) {
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      return new Caller(actor(request, Bearer.ofHeader(authorization, address)), null);
    }
    Session session =
        Session.of(request.getHeaderString(HttpHeaders.COOKIE))
            .orElseThrow(
                () ->
                    new SeraiException(
                        ErrorCode.UNAUTHENTICATED, "The request says not who sends it."));
    Actor actor = actor(request, new Bearer(session.token(), address));
    requireOwnPage(request, session);
    return new Caller(actor, session);
  }

  private Actor actor(ContainerRequestContext request, Bearer bearer) {
    Principal who = services.authenticate(bearer);
    return new Actor(who, bearer.address(), Arrival.requestId(request));
  }

  private void requireOwnPage(ContainerRequestContext request, Session session) {
    if (SAFE.contains(request.getMethod())) {
      return;
    }
    requireOwnSite(request);
    if (!session.knownBy(request.getHeaderString(Session.CSRF_HEADER))) {
      throw new SeraiException(
          ErrorCode.CSRF_REFUSED,
          "The header " + Session.CSRF_HEADER + " is not the session's CSRF token.");
    }
  }

  private void requireOwnSite(ContainerRequestContext request) {
    String origin = request.getHeaderString("Origin");
    if (origin != null && !sites.isOwn(request.getHeaderString("Host"), origin)) {
      throw new SeraiException(
          ErrorCode.FORBIDDEN_ORIGIN, "The origin is not the site that is asked.");
    }
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null && !OWN_SITE.contains(site) && !sites.isTrusted(origin)) {
      throw new SeraiException(
          ErrorCode.FORBIDDEN_ORIGIN, "By Sec-Fetch-Site the request comes from another site.");
    }
  }
}
