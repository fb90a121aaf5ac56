package dev.serai.admin.internal.http;

import dev.serai.core.edge.BoundedStream;
import dev.serai.core.edge.Sites;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.core.HttpHeaders;

/** What every request has to keep to, whatever it asks and whoever asks it. */
public final class Arrival {
  private static final String REQUEST = "dev.serai.request";

  /** CXF would answer 202 before the request is done. */
  private static final String ONE_WAY = "OnewayRequest";

  private static final int MAX_TYPE = 200;

  private static final Pattern JSON =
      Pattern.compile(
          "(?i)application/(merge-patch\\+)?json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?;?\\s*");

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

  /** The id of a request that was checked, or null. */
  public static String requestId(HttpServletRequest request) {
    return (String) request.getAttribute(REQUEST);
  }

  /** Refuses what does not keep to it. */
  public void check(ContainerRequestContext request) {
    request.setProperty(REQUEST, UUID.randomUUID().toString());
    request.getHeaders().remove(ONE_WAY);
    sites.check(request.getHeaderString("Host"), request.getHeaderString("Origin"));
    requireJson(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
    requireReadableAccept(request);
    request.setEntityStream(new BoundedStream(request.getEntityStream(), maxBytes));
  }

  /**
   * The runtime takes what is no media type for any; in a long one the pattern would search long.
   */
  private static void requireJson(String type) {
    if (type != null && (type.length() > MAX_TYPE || !JSON.matcher(type).matches())) {
      throw new SeraiException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "A body must be application/json, or application/merge-patch+json with PATCH, in UTF-8.");
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
