package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.client.api.Result;
import org.eclipse.jetty.client.util.BytesContentProvider;
import org.eclipse.jetty.http.HttpMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP+SSE pair (MCP 2024-11-05, transports) towards one server, for one session: it ends with
 * its stream.
 */
final class PairWire implements Wire {
  private static final Logger LOG = LoggerFactory.getLogger(PairWire.class);
  private static final long NOTICE_LIMIT_MILLIS = 30_000;

  private final HttpClients clients;
  private final Endpoint.HttpSse endpoint;
  private final Listener listener;
  private final PairStream stream;
  private final Request get;

  PairWire(HttpClients clients, Endpoint.HttpSse endpoint, Listener listener, MessageLimit limit) {
    this.clients = clients;
    this.endpoint = endpoint;
    this.listener = listener;
    this.stream = new PairStream(endpoint.uri(), listener, limit);
    this.get =
        prepare(clients.streams(), endpoint.uri(), HttpMethod.GET, 0)
            .header("Accept", "text/event-stream");
  }

  /** Opens the stream. */
  PairWire start() {
    get.send(stream);
    return this;
  }

  @Override
  public void request(long id, byte[] message, long limitMillis) {
    post(
        message,
        limitMillis,
        result -> answeredBy(id, result),
        error -> listener.failed(id, error, false));
  }

  @Override
  public void notice(byte[] message) {
    post(
        message,
        NOTICE_LIMIT_MILLIS,
        result -> {},
        error -> LOG.debug("A message could not be sent: {}", error.getMessage()));
  }

  private void post(
      byte[] message,
      long limitMillis,
      Consumer<Result> onResult,
      Consumer<SeraiException> onNoAddress) {
    stream
        .address()
        .whenComplete(
            (address, error) -> {
              if (error == null) {
                prepare(clients.calls(), address, HttpMethod.POST, limitMillis)
                    .content(new BytesContentProvider("application/json", message))
                    .send(onResult::accept);
              } else {
                onNoAddress.accept(SeraiException.of(error));
              }
            });
  }

  /** The answer itself comes on the stream; here only a refusal is of interest. */
  private void answeredBy(long id, Result result) {
    if (result.isFailed()) {
      Throwable failure = result.getFailure();
      listener.failed(id, SendFailures.error(failure), !SendFailures.neverSent(failure));
      return;
    }
    int status = result.getResponse().getStatus();
    if (status == 404) {
      listener.sessionLost(id);
    } else if (status < 200 || status > 299) {
      listener.failed(
          id,
          new SeraiException(
              ErrorCode.UPSTREAM_INVALID,
              "The server refused the request with HTTP " + status + "."),
          true);
    }
  }

  private Request prepare(HttpClient client, URI uri, HttpMethod method, long idleMillis) {
    Request request =
        client.newRequest(uri).method(method).idleTimeout(idleMillis, TimeUnit.MILLISECONDS);
    endpoint.headers().forEach(request::header);
    return request;
  }

  @Override
  public void answered(long id) {
    // The stream carries answers; nothing is kept per request.
  }

  @Override
  public void abandon(long id) {
    // The stream carries answers; nothing is kept per request.
  }

  @Override
  public void open(String protocolVersion) {
    // The stream carries messages outside requests from the start.
  }

  /** The stream may be dead though messages can be sent: an answer shows that it is not. */
  @Override
  public void doubt(long now, Duration silence) {
    if (now - stream.heardAt() > silence.toNanos()) {
      listener.silent(silence);
    }
  }

  @Override
  public void close() {
    get.abort(new CancellationException("The session ends."));
  }
}
