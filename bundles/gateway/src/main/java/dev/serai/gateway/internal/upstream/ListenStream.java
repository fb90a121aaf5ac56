package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.SeraiException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.client.api.Response;
import org.eclipse.jetty.client.api.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream that carries a session's messages outside requests (MCP 2025-11-25, transports,
 * listening for messages). It is opened again when it ends, and another in its place when it is
 * silent for long; a server that has none answers 405.
 */
final class ListenStream {
  private static final Logger LOG = LoggerFactory.getLogger(ListenStream.class);
  private static final long MAX_PAUSE_MILLIS = 60_000;
  private static final int UNKNOWN_SESSION = 404;
  private static final int NO_STREAM = 405;

  /** Some servers send nothing of an answer before its first event. */
  private static final long PATIENCE_MILLIS = 1_000;

  /** In which a server notices that a stream has gone. */
  private static final long ROOM_MILLIS = 50;

  private final HttpWire wire;
  private final CompletableFuture<Void> answered = new CompletableFuture<>();
  private EventStreamReader events;
  private Connection active;
  private Connection opening;
  private boolean hasBeen;
  private int failures;

  /** How many connections in a row ended with a message that was too long. */
  private int oversized;

  private boolean closed;

  ListenStream(HttpWire wire) {
    this.wire = wire;
    this.events = new EventStreamReader(bytes -> wire.listener().message(bytes, 0), wire.limit());
  }

  synchronized void start() {
    if (!closed && opening == null) {
      open();
    }
  }

  private void open() {
    opening = new Connection(events.next());
    opening.send();
  }

  /** Completes when the server has answered, or has not for a while. */
  CompletionStage<Void> answered() {
    return answered.copy().completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Opens another stream; the one before is heard until its successor is answered. */
  synchronized void doubt(long now, Duration silence) {
    Connection latest = opening == null ? active : opening;
    if (closed || latest == null || now - latest.heardAt <= silence.toNanos()) {
      return;
    }
    Connection unanswered = opening;
    open();
    if (unanswered != null) {
      end(unanswered);
    }
  }

  synchronized void close() {
    closed = true;
    answered.complete(null);
    if (active != null) {
      active.abort();
    }
    if (opening != null) {
      opening.abort();
    }
  }

  /** What the server has sent meanwhile still arrives. */
  private void end(Connection superseded) {
    wire.timer().schedule(superseded::abort, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void streaming(Connection begun) {
    if (begun != opening) {
      return;
    }
    if (active != null) {
      end(active);
    }
    active = begun;
    opening = null;
    events = begun.events;
    hasBeen = true;
    failures = 0;
  }

  private synchronized void ended(Connection connection, int status) {
    if (closed) {
      return;
    }
    if (connection == active) {
      active = null;
      oversized = connection.tooLong ? Math.min(oversized + 1, 10) : 0;
      if (opening == null) {
        again(pause());
      }
    } else if (connection == opening) {
      opening = null;
      refused(status);
    }
  }

  private void refused(int status) {
    if (hasBeen && status == UNKNOWN_SESSION) {
      wire.listener().sessionLost(0);
    } else if (status == 0 || isPassing(status)) {
      boolean full = active != null && status != 0;
      failures = Math.min(failures + 1, 10);
      if (full) {
        makeRoom();
      }
      again(full ? ROOM_MILLIS : pause());
    } else {
      LOG.debug("The server has no stream outside requests: HTTP {}", status);
    }
  }

  private boolean isPassing(int status) {
    return status >= 500 || status == 429 || (hasBeen && status != NO_STREAM);
  }

  /** Many servers allow one stream only, and may not know yet that it is dead. */
  private void makeRoom() {
    Connection dead = active;
    active = null;
    dead.abort();
  }

  private long pause() {
    return Math.min(events.retryMillis() << Math.max(failures, oversized), MAX_PAUSE_MILLIS);
  }

  private void again(long pauseMillis) {
    wire.timer().schedule(this::start, pauseMillis, TimeUnit.MILLISECONDS);
  }

  private final class Connection extends Response.Listener.Adapter {
    private final EventStreamReader events;
    private final Request request;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean streaming;
    private volatile boolean tooLong;

    Connection(EventStreamReader events) {
      this.events = events;
      this.request = wire.get(events.lastEventId());
    }

    void send() {
      request.send(this);
    }

    void abort() {
      request.abort(new CancellationException("The stream is not needed any more."));
    }

    @Override
    public void onHeaders(Response response) {
      heardAt = System.nanoTime();
      String type = response.getHeaders().get("Content-Type");
      streaming =
          response.getStatus() == 200
              && type != null
              && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
      answered.complete(null);
      if (streaming) {
        streaming(this);
      } else {
        response.abort(new CancellationException("No event stream."));
      }
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
      heardAt = System.nanoTime();
      if (!streaming) {
        return;
      }
      try {
        events.feed(content);
      } catch (SeraiException e) {
        tooLong = true;
        wire.listener().lost(e);
        response.abort(e);
      }
    }

    @Override
    public void onComplete(Result result) {
      answered.complete(null);
      ended(this, result.getResponse() == null ? 0 : result.getResponse().getStatus());
    }
  }
}
