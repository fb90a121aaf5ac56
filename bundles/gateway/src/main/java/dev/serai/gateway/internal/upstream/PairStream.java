package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.api.Response;
import org.eclipse.jetty.client.api.Result;

/**
 * The stream of a server of the HTTP+SSE pair: it names the address of messages first, and carries
 * everything that the server says.
 */
final class PairStream extends Response.Listener.Adapter implements SseParser.Events {
  private final URI uri;
  private final Wire.Listener listener;
  private final SseParser parser;
  private final MessageLimit limit;
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private volatile long heardAt = System.nanoTime();
  private boolean streaming;
  private SeraiException tooLong;

  PairStream(URI uri, Wire.Listener listener, MessageLimit limit) {
    this.uri = uri;
    this.listener = listener;
    this.limit = limit;
    this.parser = new SseParser(this, limit.maxBytes());
  }

  /** Where messages go; fails with a {@code SeraiException} if the server does not say. */
  CompletableFuture<URI> address() {
    return address;
  }

  /** When something came last, by {@link System#nanoTime()}. */
  long heardAt() {
    return heardAt;
  }

  @Override
  public void onHeaders(Response response) {
    String type = response.getHeaders().get("Content-Type");
    streaming =
        response.getStatus() == 200
            && type != null
            && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    if (!streaming) {
      SeraiException none = invalid("The server has no event stream: HTTP " + response.getStatus());
      address.completeExceptionally(none);
      response.abort(none);
    }
  }

  @Override
  public void onContent(Response response, ByteBuffer content) {
    heardAt = System.nanoTime();
    try {
      if (streaming) {
        parser.feed(content);
      }
    } catch (SeraiException e) {
      address.completeExceptionally(e);
      response.abort(e);
    } catch (SseParser.TooLong e) {
      tooLong = limit.exceeded();
      address.completeExceptionally(tooLong);
      listener.lost(tooLong);
      response.abort(tooLong);
    }
  }

  @Override
  public void onComplete(Result result) {
    Throwable failure = result.getFailure();
    address.completeExceptionally(
        failure == null
            ? new SeraiException(ErrorCode.CALL_INTERRUPTED, "The server ended its stream.")
            : SendFailures.error(failure));
    if (streaming) {
      listener.closed(reason(failure));
    }
  }

  private String reason(Throwable failure) {
    if (tooLong != null) {
      return limit.reason();
    }
    return failure == null ? "its stream ended" : "its stream broke";
  }

  @Override
  public void event(String type, byte[] data) {
    if (type.equals("message")) {
      listener.message(data, 0);
    } else if (type.equals("endpoint") && !address.isDone()) {
      address.complete(PairAddress.resolve(uri, new String(data, StandardCharsets.UTF_8)));
    }
  }

  @Override
  public void lastEventId(String id) {
    // The pair cannot be resumed.
  }

  @Override
  public void retry(long millis) {
    // Another stream is another session, opened when it is needed.
  }

  private static SeraiException invalid(String message) {
    return new SeraiException(ErrorCode.UPSTREAM_INVALID, message);
  }
}
