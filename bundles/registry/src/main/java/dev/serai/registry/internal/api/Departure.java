package dev.serai.registry.internal.api;

import dev.serai.core.error.ErrorCategory;
import dev.serai.core.error.ErrorCode;
import java.lang.annotation.Annotation;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every answer has; a failure becomes a problem document (RFC 9457). */
final class Departure implements ContainerResponseFilter {
  private static final Logger LOG = LoggerFactory.getLogger(Departure.class);
  private static final MediaType PROBLEM = new MediaType("application", "problem+json");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    boolean tagged = response.getHeaders().containsKey(HttpHeaders.ETAG);
    response
        .getHeaders()
        .putSingle(HttpHeaders.CACHE_CONTROL, tagged ? "private, no-cache" : "no-store");
    response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    if (response.getEntity() instanceof Failure failure) {
      allow(request, response, failure);
      String id = Entrance.requestId(request);
      log(id, request, failure);
      response.setEntity(failure.body(id), new Annotation[0], PROBLEM);
    }
  }

  /** The runtime names the methods of all paths that begin alike. */
  private static void allow(
      ContainerRequestContext request, ContainerResponseContext response, Failure failure) {
    response.getHeaders().remove(HttpHeaders.ALLOW);
    if (failure.code() == ErrorCode.METHOD_NOT_ALLOWED) {
      String path = request.getUriInfo().getPath(false);
      response.getHeaders().putSingle(HttpHeaders.ALLOW, Paths.methods(path));
    }
  }

  private static void log(String id, ContainerRequestContext request, Failure failure) {
    if (failure.isClientGone()) {
      LOG.debug("The client of request {} has gone", id, failure.cause());
    } else if (failure.code().category() == ErrorCategory.INTERNAL) {
      LOG.error(
          "Request {} of the registry API failed: {} {}",
          id,
          request.getMethod(),
          request.getUriInfo().getPath(),
          failure.cause());
    }
  }
}
