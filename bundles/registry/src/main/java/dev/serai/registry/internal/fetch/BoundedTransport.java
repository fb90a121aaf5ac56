package dev.serai.registry.internal.fetch;

import org.eclipse.jetty.client.HttpDestination;
import org.eclipse.jetty.client.HttpExchange;
import org.eclipse.jetty.client.api.Connection;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.client.http.HttpClientTransportOverHTTP;
import org.eclipse.jetty.client.http.HttpConnectionOverHTTP;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Promise;

/**
 * HTTP/1.1 with a bound on all that arrives: the client keeps headers and trailers of any length,
 * so without it one endless header would fill the memory.
 */
final class BoundedTransport extends HttpClientTransportOverHTTP {
  private static final String MAX_BYTES = BoundedTransport.class.getName();
  private static final long HEADERS = 64 * 1024;

  /** Chunks of two bytes arrive as seven. */
  private static final long FRAMING = 4;

  BoundedTransport() {
    super(1);
  }

  /** Bounds the answer to a request by the size that its body may have. */
  static Request bound(Request request, int maxBytes) {
    return request.attribute(MAX_BYTES, maxBytes);
  }

  @Override
  protected HttpConnectionOverHTTP newHttpConnection(
      EndPoint endPoint, HttpDestination destination, Promise<Connection> promise) {
    return new BoundedConnection(endPoint, destination, promise);
  }

  private static final class BoundedConnection extends HttpConnectionOverHTTP {
    BoundedConnection(EndPoint endPoint, HttpDestination to, Promise<Connection> promise) {
      super(endPoint, to, promise);
    }

    @Override
    protected void addBytesIn(long bytes) {
      super.addBytesIn(bytes);
      HttpExchange exchange = getHttpChannel().getHttpExchange();
      if (exchange != null
          && exchange.getRequest().getAttributes().get(MAX_BYTES) instanceof Integer maxBytes
          && getBytesIn() > HEADERS + FRAMING * maxBytes) {
        throw AnswerReader.tooLarge(exchange.getRequest().getURI(), maxBytes);
      }
    }
  }
}
