package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.client.api.Response;
import org.eclipse.jetty.client.api.Result;

/**
 * One request on a Streamable HTTP wire: its answer is one JSON body, or comes on an event stream.
 */
final class PostRequest extends Response.Listener.Adapter {
  private final HttpWire wire;
  private final long id;
  private final boolean inSession;
  private volatile EventStreamReader events;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(512);
  private Request request;
  private volatile long heardAt = System.nanoTime();
  private boolean streaming;
  private volatile boolean answered;
  private volatile boolean abandoned;

  PostRequest(HttpWire wire, long id) {
    this.wire = wire;
    this.id = id;
    this.inSession = wire.sessionId() != null;
    this.events = new EventStreamReader(bytes -> wire.listener().message(bytes, id), wire.limit());
  }

  void send(Request post) {
    synchronized (this) {
      request = post;
    }
    post.send(this);
  }

  /** When something of the answer came last, by {@link System#nanoTime()}. */
  long heardAt() {
    return heardAt;
  }

  void answered() {
    answered = true;
  }

  void abandon() {
    abandoned = true;
    Request sent;
    synchronized (this) {
      sent = request;
    }
    sent.abort(new SeraiException(ErrorCode.CALL_CANCELLED, "Nobody waits any more."));
  }

  @Override
  public void onHeaders(Response response) {
    wire.keepSession(response.getHeaders().get("Mcp-Session-Id"));
    String type = response.getHeaders().get("Content-Type");
    streaming =
        response.getStatus() == 200
            && type != null
            && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    if (streaming) {
      wire.listener().streaming(id);
    }
  }

  @Override
  public void onContent(Response response, ByteBuffer content) {
    heardAt = System.nanoTime();
    try {
      if (streaming) {
        events.feed(content);
      } else {
        keep(content);
      }
    } catch (SeraiException e) {
      fail(e, true);
      response.abort(e);
    }
  }

  private void keep(ByteBuffer content) {
    if (body.size() + (long) content.remaining() > wire.limit().maxBytes()) {
      throw wire.limit().exceeded();
    }
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    body.write(bytes, 0, bytes.length);
  }

  @Override
  public void onComplete(Result result) {
    if (answered || abandoned) {
      wire.done(id);
    } else if (streaming) {
      resume();
    } else if (result.isFailed()) {
      broken(result.getFailure());
    } else {
      whole(result.getResponse().getStatus());
    }
  }

  private void resume() {
    if (events.lastEventId() == null || !wire.resumes()) {
      fail(
          new SeraiException(
              ErrorCode.CALL_INTERRUPTED, "The server ended its stream without an answer."),
          true);
      return;
    }
    wire.listener().paused(id, events.retryMillis());
    wire.timer().schedule(this::reconnect, events.retryMillis(), TimeUnit.MILLISECONDS);
  }

  private void reconnect() {
    if (!answered && !abandoned) {
      events = events.next();
      send(wire.get(events.lastEventId()));
    }
  }

  private void broken(Throwable failure) {
    fail(SendFailures.error(failure), !SendFailures.neverSent(failure));
  }

  private void whole(int status) {
    byte[] bytes = body.toByteArray();
    if (status == 200 && bytes.length > 0) {
      wire.listener().message(bytes, id);
      if (!answered) {
        fail(invalid("The server's answer is not the answer to the request."), true);
      }
      wire.done(id);
    } else if (wire.isLost(status, new String(bytes, StandardCharsets.UTF_8), inSession)) {
      wire.done(id);
      wire.listener().sessionLost(id);
    } else {
      refused(status, bytes);
    }
  }

  private void refused(int status, byte[] bytes) {
    HttpRefusal refusal = new HttpRefusal(status, bytes);
    if (bytes.length > 0 && bytes[0] == '{' && !(wire.isOpening() && refusal.isVague())) {
      wire.listener().message(bytes, id);
    }
    if (answered) {
      return;
    }
    String advice = status == 401 || status == 403 ? " It wants other credentials." : "";
    fail(
        new SeraiException(
            ErrorCode.UPSTREAM_INVALID,
            "The server refused the request with HTTP " + status + "." + advice,
            refusal),
        true);
  }

  private static SeraiException invalid(String message) {
    return new SeraiException(ErrorCode.UPSTREAM_INVALID, message);
  }

  private void fail(SeraiException error, boolean reached) {
    wire.done(id);
    wire.listener().failed(id, error, reached);
  }
}
