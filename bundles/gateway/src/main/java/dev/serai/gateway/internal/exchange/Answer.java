package dev.serai.gateway.internal.exchange;

/**
 * A JSON-RPC response for a client.
 *
 * @param status the HTTP status where the response is the whole body; an event stream has begun
 *     with 200
 * @param message the response
 */
public record Answer(int status, byte[] message) {

  /** A response under HTTP 200. */
  public static Answer ok(byte[] message) {
    return new Answer(200, message);
  }
}
