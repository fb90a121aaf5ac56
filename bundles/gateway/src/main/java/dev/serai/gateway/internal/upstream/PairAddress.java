package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.net.URI;
import java.util.Locale;

/**
 * The address that a server of the HTTP+SSE pair names for messages. It has to be at the origin of
 * the stream, or a server could send our requests and credentials elsewhere.
 */
final class PairAddress {
  private PairAddress() {}

  /**
   * Reads the data of an {@code endpoint} event.
   *
   * @param stream the address of the stream
   * @param data a URI or a reference relative to the stream's
   * @throws SeraiException {@code UPSTREAM_INVALID} if it is neither, or at another origin
   */
  static URI resolve(URI stream, String data) {
    URI address;
    try {
      address = data.startsWith("?") ? withQuery(stream, data) : stream.resolve(data);
    } catch (IllegalArgumentException e) {
      throw new SeraiException(
          ErrorCode.UPSTREAM_INVALID, "The server's endpoint event holds no address.", e);
    }
    if (!origin(address).equals(origin(stream))) {
      throw new SeraiException(
          ErrorCode.UPSTREAM_INVALID,
          "The server wants messages sent to another origin than that of its stream.");
    }
    return address;
  }

  /** RFC 3986, section 5.2.2; {@link URI#resolve} follows the older RFC 2396 here. */
  private static URI withQuery(URI stream, String data) {
    return stream.resolve(stream.getRawPath() + data);
  }

  private static String origin(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    return scheme + "://" + host + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
  }
}
