package dev.serai.admin.internal.http;

import dev.serai.admin.internal.json.Json;
import dev.serai.core.error.ErrorCategory;
import dev.serai.core.error.ErrorCode;
import java.lang.annotation.Annotation;
import java.util.function.UnaryOperator;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every answer has; a failure becomes a problem document (RFC 9457). */
public final class Departure implements ContainerResponseFilter {
  private static final Logger LOG = LoggerFactory.getLogger(Departure.class);
  private static final MediaType PROBLEM = new MediaType("application", "problem+json");

  private final UnaryOperator<String> methods;

  /**
   * Answers.
   *
   * @param methods the methods that a path has, as the header {@code Allow} lists them
   */
  public Departure(UnaryOperator<String> methods) {
    this.methods = methods;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    if (response.getEntity() instanceof Failure failure) {
      allow(request, response, failure);
      acceptPatch(request, response, failure);
      String id = Arrival.requestId(request);
      log(id, request, failure);
      byte[] problem = Json.bytes(failure.problem(response.getStatus(), id));
      response.setEntity(problem, new Annotation[0], PROBLEM);
    }
  }

  /** The runtime names the methods of all paths that begin alike. */
  private void allow(
      ContainerRequestContext request, ContainerResponseContext response, Failure failure) {
    response.getHeaders().remove(HttpHeaders.ALLOW);
    if (failure.code() == ErrorCode.METHOD_NOT_ALLOWED) {
      String path = request.getUriInfo().getPath();
      response.getHeaders().putSingle(HttpHeaders.ALLOW, methods.apply(path));
    }
  }

  /** What a body of PATCH may be (RFC 5789, sections 2.2 and 3.1). */
  private static void acceptPatch(
      ContainerRequestContext request, ContainerResponseContext response, Failure failure) {
    if (failure.code() == ErrorCode.UNSUPPORTED_MEDIA_TYPE && request.getMethod().equals("PATCH")) {
      response.getHeaders().putSingle("Accept-Patch", "application/merge-patch+json");
    }
  }

  private static void log(String id, ContainerRequestContext request, Failure failure) {
    if (failure.isClientGone()) {
      LOG.debug("The client of request {} has gone", id, failure.cause());
    } else if (failure.code().category() == ErrorCategory.INTERNAL) {
      LOG.error(
          "Request {} of the management API failed: {} {}",
          id,
          request.getMethod(),
          request.getUriInfo().getPath(),
          failure.cause());
    }
  }
}
