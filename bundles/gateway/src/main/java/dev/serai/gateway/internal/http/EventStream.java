package dev.serai.gateway.internal.http;

import dev.serai.gateway.internal.json.JsonText;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletResponse;

/**
 * A response that is an event stream (HTML standard, server-sent events). Safe for use by any
 * thread.
 */
public final class EventStream {
  private static final byte[] PREFIX = JsonText.utf8("event: message\ndata: ");
  private static final byte[] SUFFIX = JsonText.utf8("\n\n");
  private static final byte[] HEARTBEAT = JsonText.utf8(":\n\n");

  /** The container holds a buffer of this size for as long as the stream is open. */
  private static final int BUFFER_BYTES = 1_024;

  private final OutputQueue queue;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EventStream(OutputQueue queue) {
    this.queue = queue;
  }

  /**
   * Sends the head of the response.
   *
   * @param waiting what may wait for a slow client
   * @param onGone runs once if the client goes before the end
   */
  static EventStream open(AsyncContext async, WaitingLimit waiting, Runnable onGone)
      throws IOException {
    HttpServletResponse response = (HttpServletResponse) async.getResponse();
    response.setStatus(200);
    response.setBufferSize(BUFFER_BYTES);
    response.setContentType("text/event-stream");
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("X-Accel-Buffering", "no");
    OutputQueue queue = new OutputQueue(async, waiting, onGone);
    EventStream stream = new EventStream(queue);
    queue.add(HEARTBEAT);
    queue.start();
    return stream;
  }

  /** Sends a JSON-RPC message; false if the client has gone. */
  public boolean send(byte[] message) {
    return queue.add(JsonText.join(PREFIX, oneLine(message), SUFFIX));
  }

  /** Sends a JSON-RPC message under an id that the stream can be resumed behind. */
  boolean send(String id, byte[] message) {
    return queue.add(JsonText.join("id: " + id + "\n", PREFIX, oneLine(message), SUFFIX));
  }

  /** Sends an event of another type; its data is one line. */
  public void event(String type, String data) {
    queue.add(JsonText.utf8("event: " + type + "\ndata: " + data + "\n\n"));
  }

  /** Sends an id alone. */
  void prime(String id) {
    queue.add(JsonText.utf8("id: " + id + "\ndata: \n\n"));
  }

  /** Says how long the client is to wait before it connects again. */
  void retry(long millis) {
    queue.add(JsonText.utf8("retry: " + millis + "\n\n"));
  }

  /** Shows that the stream lives, and finds out whether the client does. */
  public void heartbeat() {
    queue.add(HEARTBEAT);
  }

  /** Ends the stream. */
  public void close() {
    if (closed.compareAndSet(false, true)) {
      queue.end();
    }
  }

  /** Whether the stream has ended, or its client has gone. */
  public boolean isClosed() {
    return queue.isDone();
  }

  /** Whether it has ended since its client read too slowly. */
  boolean wasTooSlow() {
    return queue.wasTooSlow();
  }

  /** Line breaks between JSON tokens would end the event's data: blanks mean the same. */
  private static byte[] oneLine(byte[] message) {
    byte[] line = message;
    for (int at = 0; at < line.length; at++) {
      if (line[at] == '\n' || line[at] == '\r') {
        if (line == message) {
          line = message.clone();
        }
        line[at] = ' ';
      }
    }
    return line;
  }
}
