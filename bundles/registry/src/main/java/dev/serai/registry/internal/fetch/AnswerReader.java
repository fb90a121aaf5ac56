package dev.serai.registry.internal.fetch;

import dev.serai.core.error.SeraiException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.api.Response;
import org.eclipse.jetty.client.api.Result;
import org.eclipse.jetty.http.HttpHeader;

/** Reads one answer, and breaks off at the first thing that is not allowed. */
final class AnswerReader extends Response.Listener.Adapter {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final URI uri;
  private final int maxBytes;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Answer redirect;

  AnswerReader(URI uri, int maxBytes) {
    this.uri = uri;
    this.maxBytes = maxBytes;
  }

  /** Completes with the answer, or with what kept it from coming. */
  CompletableFuture<Answer> answer() {
    return answer;
  }

  @Override
  public void onHeaders(Response response) {
    String location = response.getHeaders().get(HttpHeader.LOCATION);
    if (REDIRECTS.contains(response.getStatus()) && location != null) {
      redirect = new Answer.Redirect(location);
      response.abort(Failures.of(uri, "redirects"));
    } else if (response.getStatus() != 200) {
      response.abort(Failures.status(uri, response.getStatus()));
    } else if (encoded(response)) {
      response.abort(Failures.of(uri, "answered compressed, though asked not to"));
    } else if (response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH.asString())
        > maxBytes) {
      response.abort(tooLarge(uri, maxBytes));
    }
  }

  private static boolean encoded(Response response) {
    String encoding = response.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    return encoding != null && !encoding.equalsIgnoreCase("identity");
  }

  @Override
  public void onContent(Response response, ByteBuffer content) {
    if (content.remaining() > maxBytes - body.size()) {
      response.abort(tooLarge(uri, maxBytes));
      return;
    }
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    body.writeBytes(bytes);
  }

  /**
   * A redirect is told when its connection is closed: while one closes, the client would open two
   * for the next request.
   */
  @Override
  public void onComplete(Result result) {
    if (redirect != null) {
      answer.complete(redirect);
    } else if (result.isFailed()) {
      answer.completeExceptionally(result.getFailure());
    } else {
      answer.complete(new Answer.Document(body.toByteArray()));
    }
  }

  /** FETCH_FAILED for an answer beyond the limit. */
  static SeraiException tooLarge(URI uri, int maxBytes) {
    return Failures.of(uri, "answered with more than the %,d bytes allowed".formatted(maxBytes));
  }
}
