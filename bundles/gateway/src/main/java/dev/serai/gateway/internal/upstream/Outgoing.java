package dev.serai.gateway.internal.upstream;

import java.util.List;
import org.eclipse.jetty.http.HttpField;

/**
 * A request as a server gets it.
 *
 * @param message the JSON-RPC request
 * @param headers what stands beside it where the wire is HTTP; any other wire ignores it
 */
record Outgoing(byte[] message, List<HttpField> headers) {

  /** A request without headers of its own. */
  static Outgoing of(byte[] message) {
    return new Outgoing(message, List.of());
  }
}
