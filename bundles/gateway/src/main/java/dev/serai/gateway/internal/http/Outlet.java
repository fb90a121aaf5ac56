package dev.serai.gateway.internal.http;

/** A stream on which a client listens. Safe for use by any thread; never blocks. */
public interface Outlet {
  /** Sends a message; false if the client is not connected, and then nothing is kept of it. */
  boolean offer(byte[] message);

  /** Whether the client is connected. */
  boolean isConnected();

  /**
   * Ends the connection and has the client come back.
   *
   * @param retryMillis how long it is to wait, where its revision knows how to be told
   */
  void suspend(long retryMillis);

  /** Ends the stream for good. */
  void end();
}
