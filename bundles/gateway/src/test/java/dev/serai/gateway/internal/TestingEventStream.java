package dev.serai.gateway.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listening stream, event by event as it is written; closing it breaks the connection. */
final class TestingEventStream implements AutoCloseable {
  static final String END = "end";

  private final Socket socket;
  private final BufferedReader in;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final String status;

  /**
   * Opens a stream.
   *
   * @param lastEventId what to resume behind, or null
   */
  TestingEventStream(int port, String path, String session, String lastEventId) throws IOException {
    this(
        port,
        "GET "
            + path
            + head(session)
            + (lastEventId == null ? "" : "\r\nLast-Event-ID: " + lastEventId)
            + "\r\n\r\n");
  }

  private TestingEventStream(int port, String request) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    status = in.readLine();
    for (String line = in.readLine(); !line.isEmpty(); ) {
      line = in.readLine();
    }
    new Thread(this::read, "testing-event-stream").start();
  }

  /** Sends a message; the stream is its answer, and has to have begun by itself. */
  static TestingEventStream post(int port, String path, String session, String message)
      throws IOException {
    return new TestingEventStream(
        port,
        "POST "
            + path
            + head(session)
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + message.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + message);
  }

  private static String head(String session) {
    return " HTTP/1.0\r\nHost: localhost\r\nAccept: application/json, text/event-stream"
        + "\r\nMcp-Session-Id: "
        + session;
  }

  private void read() {
    StringBuilder event = new StringBuilder();
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isEmpty()) {
          event.append(line).append('\n');
        } else if (!event.toString().equals(":\n")) {
          events.add(event.toString());
          event.setLength(0);
        } else {
          event.setLength(0);
        }
      }
    } catch (IOException e) {
      // The test has closed it.
    }
    events.add(END);
  }

  String status() {
    return status;
  }

  /** The next event that is no comment. */
  String next() throws InterruptedException {
    String event = events.poll(10, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("No event came");
    }
    return event;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
