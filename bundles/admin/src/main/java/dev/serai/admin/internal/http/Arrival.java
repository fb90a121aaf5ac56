package dev.serai.admin.internal.http;

import dev.serai.core.edge.Sites;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.UUID;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.core.HttpHeaders;

/** What every request has to keep to, whatever it asks and whoever asks it. */
public final class Arrival {
  private static final String REQUEST = "dev.serai.request";

  /** CXF would answer 202 before the request is done. */
  private static final String ONE_WAY = "OnewayRequest";

  private final Sites sites;
  private final int maxBytes;

  /**
   * The rules.
   *
   * @param sites who may ask
   * @param maxBytes the longest body
   */
  public Arrival(Sites sites, int maxBytes) {
    this.sites = sites;
    this.maxBytes = maxBytes;
  }

  /** The id of a request. */
  public static String requestId(ContainerRequestContext request) {
    Object id = request.getProperty(REQUEST);
    return id == null ? UUID.randomUUID().toString() : id.toString();
  }

  /** Refuses what does not keep to it. */
  public void check(ContainerRequestContext request) {
    request.setProperty(REQUEST, UUID.randomUUID().toString());
    request.getHeaders().remove(ONE_WAY);
    sites.check(request.getHeaderString("Host"), request.getHeaderString("Origin"));
    readable(HttpHeaders.CONTENT_TYPE, ErrorCode.UNSUPPORTED_MEDIA_TYPE, request::getMediaType);
    readable(HttpHeaders.ACCEPT, ErrorCode.NOT_ACCEPTABLE, request::getAcceptableMediaTypes);
    request.setEntityStream(new BoundedStream(request.getEntityStream(), maxBytes));
  }

  private static void readable(String header, ErrorCode code, Runnable parse) {
    try {
      parse.run();
    } catch (RuntimeException e) {
      throw new SeraiException(code, "The header " + header + " cannot be read.", e);
    }
  }
}
