package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.SeraiException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** One session's way to a server. Safe for use by any thread; never blocks. */
interface Wire extends AutoCloseable {

  /**
   * Sends a request. Its answer comes as a message; if none can come any more, {@link
   * Listener#failed} is called.
   *
   * @param id the id in the message
   * @param message the request
   * @param limitMillis the wire may not be silent for longer than this; 0 for any time. Whoever
   *     waits may give up before
   */
  void request(long id, byte[] message, long limitMillis);

  /** The same where headers may stand beside the message. */
  default void request(long id, Outgoing request, long limitMillis) {
    request(id, request.message(), limitMillis);
  }

  /** Sends a notification or a response; failures are logged only. */
  void notice(byte[] message);

  /** The answer to a request has come. */
  void answered(long id);

  /** Nobody waits for the answer to a request any more. */
  void abandon(long id);

  /** Opens what carries messages outside requests, once the session is initialized. */
  void open(String protocolVersion);

  /**
   * Completes when messages outside requests can be heard, will never be, or whether they can does
   * not show in a while; null if they can at any time.
   */
  default CompletionStage<?> hearing() {
    return null;
  }

  /**
   * Does something about a stream that has been silent for long, and may be dead without a sign.
   *
   * @param now by {@link System#nanoTime()}
   * @param silence what is long
   */
  default void doubt(long now, Duration silence) {}

  /**
   * When something of the answer to a request was heard last, by {@link System#nanoTime()}; now
   * where silence means nothing.
   */
  default long heardAt(long id) {
    return System.nanoTime();
  }

  @Override
  void close();

  /** Hears what comes from the server: any thread, in the order of each stream. */
  interface Listener {
    /**
     * A message came.
     *
     * @param bytes the message
     * @param during the request on whose stream it came, or 0 if that is unknown
     */
    void message(byte[] bytes, long during);

    /** The answer to a request will come on a stream. */
    void streaming(long id);

    /** The server has ended the stream early; it is asked for the rest after this time. */
    void paused(long id, long retryMillis);

    /**
     * A request gets no answer.
     *
     * @param id the request
     * @param error why
     * @param reached false only if the server has certainly not seen it
     */
    void failed(long id, SeraiException error, boolean reached);

    /**
     * A message that belongs to no request could not be taken.
     *
     * @param error why, with the limit's name
     */
    void lost(SeraiException error);

    /** The channel has ended, and with it every request. */
    void closed(String reason);

    /**
     * The server has forgotten the session and has not looked at this request. Other requests under
     * way hear of it by themselves.
     */
    void sessionLost(long id);

    /**
     * Nothing has been heard of the server for a while.
     *
     * @param limit how long it may take to show that it is there
     */
    void silent(Duration limit);
  }
}
