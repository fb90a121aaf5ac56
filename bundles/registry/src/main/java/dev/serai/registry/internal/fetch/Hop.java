package dev.serai.registry.internal.fetch;

import dev.serai.core.error.SeraiException;
import java.net.URI;
import java.net.URISyntaxException;

/** One request on the way to a document. */
record Hop(URI uri, RequestHeaders headers) {
  /**
   * Where a redirect leads. To another origin no header of the caller goes, nor back from there
   * (RFC 9110, section 15.4).
   *
   * @throws SeraiException FETCH_FAILED if that is no URL
   */
  Hop follow(String location) {
    URI next;
    try {
      next = uri.resolve(new URI(location));
    } catch (URISyntaxException e) {
      throw Failures.of(uri, "redirects to what is no URL");
    }
    return new Hop(next, sameOrigin(next) ? headers : RequestHeaders.NONE);
  }

  private boolean sameOrigin(URI next) {
    return uri.getScheme().equalsIgnoreCase(next.getScheme())
        && uri.getHost().equalsIgnoreCase(next.getHost())
        && UrlGuard.port(uri) == UrlGuard.port(next);
  }

  @Override
  public String toString() {
    return "Hop[" + uri.getHost() + "]";
  }
}
