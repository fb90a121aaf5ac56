package dev.serai.gateway.internal.http;

import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.ClientSink;
import java.io.IOException;
import java.util.function.Supplier;
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
  private final WaitingLimit waiting;
  private final Heartbeats heartbeats;
  private final Supplier<StreamLog> logs;
  private final boolean mirrors;
  private final Runnable onGone;
  private EventStream stream;
  private StreamLog log;
  private boolean done;
  private boolean waited;

  /**
   * An answer that has not begun.
   *
   * @param async the request
   * @param accept what the client accepts
   * @param waiting what may wait for a slow client
   * @param heartbeats keeps long answers alive
   * @param logs makes the log of a stream that can be resumed; null if the client cannot resume one
   * @param mirrors whether the answer becomes a stream as soon as the server's own has
   * @param onGone runs once if the client goes while the answer is a stream
   */
  PostAnswer(
      AsyncContext async,
      Accept accept,
      WaitingLimit waiting,
      Heartbeats heartbeats,
      Supplier<StreamLog> logs,
      boolean mirrors,
      Runnable onGone) {
    this.async = async;
    this.json = accept.json();
    this.events = accept.events();
    this.waiting = waiting;
    this.heartbeats = heartbeats;
    this.logs = logs;
    this.mirrors = mirrors;
    this.onGone = onGone;
    heartbeats.add(this);
  }

  @Override
  public synchronized boolean send(byte[] message) {
    return !done && events && put(message);
  }

  @Override
  public synchronized void begin() {
    if (!done && events && mirrors) {
      open();
    }
  }

  @Override
  public synchronized void pause(long retryMillis) {
    if (!done && log != null) {
      log.pause(retryMillis);
    }
  }

  @Override
  public synchronized void finish(Answer answer) {
    if (done) {
      return;
    }
    done = true;
    heartbeats.remove(this);
    if (stream == null && json) {
      body(answer);
    } else {
      put(answer.message());
      close();
    }
  }

  @Override
  public synchronized void abandon() {
    if (done) {
      return;
    }
    done = true;
    heartbeats.remove(this);
    if (stream == null) {
      empty(events ? 200 : 204);
    } else {
      close();
    }
  }

  @Override
  public synchronized boolean beat() {
    if (done || !events) {
      return false;
    }
    if (log != null) {
      log.heartbeat();
    } else if ((stream != null || waited) && open()) {
      stream.heartbeat();
    }
    waited = true;
    return true;
  }

  private boolean put(byte[] message) {
    if (!open()) {
      return false;
    }
    if (log == null) {
      return stream.send(message);
    }
    log.add(message);
    return true;
  }

  private void close() {
    if (log != null) {
      log.end();
    } else if (stream != null) {
      stream.close();
    }
  }

  private boolean open() {
    if (stream != null) {
      return true;
    }
    try {
      stream = EventStream.open(async, waiting, onGone);
      if (logs != null) {
        log = logs.get();
        log.begin(stream);
      }
      return true;
    } catch (IOException | IllegalStateException e) {
      LOG.debug("The client has gone", e);
      return false;
    }
  }

  private void body(Answer answer) {
    byte[] response = answer.message();
    HttpServletResponse http = (HttpServletResponse) async.getResponse();
    try {
      http.setStatus(answer.status());
      http.setContentType("application/json");
      http.setContentLength(response.length);
      if (response.length <= SMALL_BYTES) {
        http.getOutputStream().write(response);
        async.complete();
      } else {
        OutputQueue queue = new OutputQueue(async, waiting, () -> {});
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
