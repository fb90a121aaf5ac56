package dev.serai.gateway.internal.exchange;

/** Where the messages of one client request go. Safe for use by any thread; never blocks. */
public interface ClientSink {
  /**
   * Sends a notification or a request that belongs to this client request.
   *
   * @return false if it cannot be sent: the client accepts no stream, or has gone
   */
  boolean send(byte[] message);

  /** The server has begun to stream: the client may be told that the answer will be a stream. */
  void begin();

  /** The server has let go of its stream: so may we, until the client asks for the rest. */
  void pause(long retryMillis);

  /** Sends the answer; nothing follows. */
  void finish(Answer answer);

  /** Ends without an answer: the client cancelled the request. */
  void abandon();
}
