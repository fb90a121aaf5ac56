package dev.serai.gateway.internal.http;

/**
 * How clients of one era are served: the downstream adapter. Each method answers its call exactly
 * once, then or later, and never blocks.
 */
public interface DownstreamEra {
  /** A client sends messages. */
  void post(HttpCall call, byte[] body);

  /** A client wants to listen. */
  void listen(HttpCall call);

  /** A client ends its session. */
  void end(HttpCall call);
}
