package dev.serai.gateway.internal.upstream;

import java.nio.ByteBuffer;
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
 * listening for messages). It is opened again when it ends; a server that has none answers 405.
 */
final class ListenStream {
  private static final Logger LOG = LoggerFactory.getLogger(ListenStream.class);
  private static final long MAX_PAUSE_MILLIS = 60_000;

  /** Some servers send nothing of an answer before its first event. */
  private static final long PATIENCE_MILLIS = 1_000;

  private final HttpWire wire;
  private final EventStreamReader events;
  private final CompletableFuture<Void> answered = new CompletableFuture<>();
  private Request current;
  private int failures;
  private boolean closed;

  ListenStream(HttpWire wire) {
    this.wire = wire;
    this.events = new EventStreamReader(bytes -> wire.listener().message(bytes, 0), wire.limit());
  }

  synchronized void start() {
    if (!closed) {
      current = wire.get(events.lastEventId());
      current.send(new Connection());
    }
  }

  /** Completes when the server has answered, or has not for a while. */
  CompletionStage<Void> answered() {
    return answered.copy().completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  synchronized void close() {
    closed = true;
    answered.complete(null);
    if (current != null) {
      current.abort(new CancellationException("The session ends."));
    }
  }

  private synchronized void again(boolean failed) {
    if (closed) {
      return;
    }
    failures = failed ? Math.min(failures + 1, 10) : 0;
    long pause = Math.min(events.retryMillis() << failures, MAX_PAUSE_MILLIS);
    wire.timer().schedule(this::start, pause, TimeUnit.MILLISECONDS);
  }

  private final class Connection extends Response.Listener.Adapter {
    private boolean streaming;

    @Override
    public void onHeaders(Response response) {
      String type = response.getHeaders().get("Content-Type");
      streaming =
          response.getStatus() == 200
              && type != null
              && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
      answered.complete(null);
      if (!streaming) {
        response.abort(new CancellationException("No event stream."));
      }
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
      if (streaming) {
        events.feed(content);
      }
    }

    @Override
    public void onComplete(Result result) {
      answered.complete(null);
      int status = result.getResponse() == null ? 0 : result.getResponse().getStatus();
      if (streaming || status == 0) {
        again(!streaming);
      } else {
        LOG.debug("The server has no stream outside requests: HTTP {}", status);
      }
    }
  }
}
