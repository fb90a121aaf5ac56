package dev.serai.edge.internal.entrance;

import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;

/**
 * Keeps CXF from answering in the handler's place: its {@code OnewayRequest} header, and media
 * types that cannot be parsed. Only CXF's view of the request changes; the handler sees all
 * headers.
 */
@PreMatching
final class McpRequests implements ContainerRequestFilter {
  private static final String ONE_WAY = "OnewayRequest";

  @Override
  public void filter(ContainerRequestContext request) {
    request.getHeaders().remove(ONE_WAY);
    acceptAnything(request, HttpHeaders.CONTENT_TYPE, request::getMediaType);
    acceptAnything(request, HttpHeaders.ACCEPT, request::getAcceptableMediaTypes);
  }

  private static void acceptAnything(
      ContainerRequestContext request, String header, Runnable parse) {
    try {
      parse.run();
    } catch (RuntimeException e) {
      request.getHeaders().putSingle(header, MediaType.WILDCARD);
    }
  }
}
