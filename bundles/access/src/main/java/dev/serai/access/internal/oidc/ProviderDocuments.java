package dev.serai.access.internal.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Fetches JSON documents of a provider: of limited size, in limited time, from where it was asked
 * and nowhere else. No thread waits for an answer.
 */
final class ProviderDocuments {
  static final int MAX_BYTES = 1_048_576;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final Executor executor;
  private final Duration limit;
  private HttpClient client;

  /**
   * Fetches with this executor.
   *
   * @param limit how long one document may take
   */
  ProviderDocuments(Executor executor, Duration limit) {
    this.executor = executor;
    this.limit = limit;
  }

  /**
   * A document. The first fetch takes the caller's time to make ready for TLS.
   *
   * @return nothing if there is none (HTTP status 404); fails with a {@link FetchException}
   */
  CompletableFuture<Optional<Map<String, Object>>> fetch(URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).header("Accept", "application/json").build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client().sendAsync(request, head -> new LimitedBody(MAX_BYTES));
    return answer
        .thenApply(response -> document(uri, response))
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((document, error) -> answer.cancel(true))
        .exceptionally(
            error -> {
              throw failure(uri, error);
            });
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .executor(executor)
              .connectTimeout(limit)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    return client;
  }

  private static Optional<Map<String, Object>> document(URI uri, HttpResponse<byte[]> response) {
    if (response.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    if (response.statusCode() != OK) {
      throw new FetchException(
          uri + " answered with HTTP status " + response.statusCode() + redirect(response) + ".");
    }
    try {
      return Optional.of(
          JSONObjectUtils.parse(new String(response.body(), StandardCharsets.UTF_8)));
    } catch (ParseException e) {
      throw new FetchException(uri + " is no JSON object.");
    }
  }

  private static String redirect(HttpResponse<byte[]> response) {
    return response.statusCode() / 100 == 3 ? "; redirects are not followed" : "";
  }

  private FetchException failure(URI uri, Throwable error) {
    if (caused(error, FetchException.class) instanceof FetchException known) {
      return known;
    }
    if (caused(error, TimeoutException.class) != null
        || caused(error, HttpTimeoutException.class) != null) {
      return new FetchException(uri + " did not answer within " + limit.toMillis() + " ms.");
    }
    if (caused(error, LimitedBody.TooLong.class) != null) {
      return new FetchException(uri + " has more than " + MAX_BYTES + " bytes.");
    }
    if (caused(error, SSLException.class) instanceof SSLException tls) {
      return new FetchException(
          uri + " is not trusted here, or speaks no TLS: " + tls.getMessage() + ".");
    }
    return new FetchException(uri + " cannot be reached: " + why(error));
  }

  private static String why(Throwable error) {
    if (caused(error, UnresolvedAddressException.class) != null) {
      return "its host name is not known.";
    }
    if (caused(error, ConnectException.class) != null) {
      return "it refuses connections.";
    }
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    return cause.getClass().getSimpleName() + ", " + cause.getMessage() + ".";
  }

  private static Throwable caused(Throwable error, Class<?> by) {
    Throwable at = error;
    while (at != null && !by.isInstance(at)) {
      at = at.getCause();
    }
    return at;
  }
}
