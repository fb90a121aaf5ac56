package dev.serai.gateway.internal.http;

import dev.serai.gateway.internal.exchange.ClientSink;
import java.io.IOException;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to a POST (MCP 2025-11-25, transports, sending messages): one JSON body if the answer
 * comes first, an event stream as soon as something else comes before it or it takes long.
 */
final class PostAnswer implements ClientSink, Heartbeats.Beating {
  private static final Logger LOG = LoggerFactory.getLogger(PostAnswer.class);

  /** What fits into the container's buffer is written without waiting for the client. */
  private static final int SMALL_BYTES = 16 * 1024;

  private final AsyncContext async;
  private final boolean json;
  private final boolean events;
  private final long maxWaiting;
  private final Heartbeats heartbeats;
  private EventStream stream;
  private boolean done;
  private boolean waited;

  /**
   * An answer that has not begun.
   *
   * @param async the request
   * @param accept what the client accepts
   * @param maxWaiting bytes that may wait for a slow client
   * @param heartbeats keeps long answers alive
   */
  PostAnswer(AsyncContext async, Accept accept, long maxWaiting, Heartbeats heartbeats) {
    this.async = async;
    this.json = accept.json();
    this.events = accept.events();
    this.maxWaiting = maxWaiting;
    this.heartbeats = heartbeats;
    heartbeats.add(this);
  }

  @Override
  public synchronized boolean send(byte[] message) {
    return !done && events && stream() != null && stream.send(message);
  }

  @Override
  public synchronized void begin() {
    if (!done && events) {
      stream();
    }
  }

  @Override
  public synchronized void finish(byte[] response) {
    if (done) {
      return;
    }
    done = true;
    heartbeats.remove(this);
    if (stream == null && json) {
      body(response);
    } else if (stream() != null) {
      stream.send(response);
      stream.close();
    }
  }

  @Override
  public synchronized void abandon() {
    if (done) {
      return;
    }
    done = true;
    heartbeats.remove(this);
    if (stream != null) {
      stream.close();
    } else {
      empty(events ? 200 : 204);
    }
  }

  @Override
  public synchronized boolean beat() {
    if (done || !events) {
      return false;
    }
    if (stream != null || waited) {
      EventStream open = stream();
      if (open != null) {
        open.heartbeat();
      }
    }
    waited = true;
    return true;
  }

  private EventStream stream() {
    if (stream == null) {
      try {
        stream = EventStream.open(async, maxWaiting, () -> {});
      } catch (IOException | IllegalStateException e) {
        LOG.debug("The client has gone", e);
      }
    }
    return stream;
  }

  private void body(byte[] response) {
    HttpServletResponse http = (HttpServletResponse) async.getResponse();
    try {
      http.setStatus(200);
      http.setContentType("application/json");
      http.setContentLength(response.length);
      if (response.length <= SMALL_BYTES) {
        http.getOutputStream().write(response);
        async.complete();
      } else {
        OutputQueue queue = new OutputQueue(async, maxWaiting, () -> {});
        queue.add(response);
        queue.start();
        queue.end();
      }
    } catch (IOException | IllegalStateException e) {
      LOG.debug("The client has gone", e);
    }
  }

  private void empty(int status) {
    try {
      HttpServletResponse http = (HttpServletResponse) async.getResponse();
      http.setStatus(status);
      if (status == 200) {
        http.setContentType("text/event-stream");
      }
      async.complete();
    } catch (IllegalStateException e) {
      LOG.debug("The client has gone", e);
    }
  }
}
