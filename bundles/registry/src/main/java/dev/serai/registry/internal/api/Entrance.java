package dev.serai.registry.internal.api;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.BoundedAccess;
import dev.serai.core.edge.BoundedStream;
import dev.serai.core.edge.FromHere;
import dev.serai.core.edge.Sites;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;

/** The way of every request in: what it has to keep to, then who sends it, by a bearer token. */
@PreMatching
final class Entrance implements ContainerRequestFilter {
  private static final String REQUEST = "dev.serai.request";

  /** CXF would answer 202 before the request is done. */
  private static final String ONE_WAY = "OnewayRequest";

  private static final int MAX_TYPE = 200;
  private static final Pattern JSON =
      Pattern.compile(
          "(?i)application/(merge-patch\\+)?json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?;?\\s*");

  private final BoundedAccess access;
  private final Sites sites;
  private final int maxBytes;
  @Context private HttpServletRequest servlet;

  Entrance(BoundedAccess access, Sites sites, int maxBytes) {
    this.access = access;
    this.sites = sites;
    this.maxBytes = maxBytes;
  }

  /** The id of a request. */
  static String requestId(ContainerRequestContext request) {
    Object id = request.getProperty(REQUEST);
    return id == null ? UUID.randomUUID().toString() : id.toString();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String id = UUID.randomUUID().toString();
    request.setProperty(REQUEST, id);
    request.getHeaders().remove(ONE_WAY);
    sites.check(request.getHeaderString(HttpHeaders.HOST), request.getHeaderString("Origin"));
    requireJson(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
    requireReadableAccept(request);
    FromHere.requireOrEncrypted(
        servlet.isSecure(), servlet.getRemoteAddr(), servlet.getLocalAddr(), servlet::getHeader);
    request.setEntityStream(new BoundedStream(request.getEntityStream(), maxBytes));
    String address = servlet.getRemoteAddr();
    Bearer bearer = bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION), address);
    Actor actor = new Actor(access.authenticate(bearer), address, id);
    request.setSecurityContext(new Caller(actor, servlet.isSecure()));
  }

  private static Bearer bearer(String authorization, String address) {
    if (authorization == null) {
      throw new SeraiException(
          ErrorCode.UNAUTHENTICATED, "The request needs a token as Authorization: Bearer.");
    }
    return Bearer.ofHeader(authorization, address);
  }

  /** In a long one the pattern would search long. */
  private static void requireJson(String type) {
    if (type != null && (type.length() > MAX_TYPE || !JSON.matcher(type).matches())) {
      throw new SeraiException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE, "A body must be application/json in UTF-8.");
    }
  }

  private static void requireReadableAccept(ContainerRequestContext request) {
    try {
      request.getAcceptableMediaTypes();
    } catch (RuntimeException e) {
      throw new SeraiException(ErrorCode.NOT_ACCEPTABLE, "The header Accept cannot be read.", e);
    }
  }
}
