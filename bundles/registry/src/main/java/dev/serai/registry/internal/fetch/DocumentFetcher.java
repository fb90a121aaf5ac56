package dev.serai.registry.internal.fetch;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Fetches documents that a person names by URL, and nothing that such a person should not reach
 * from here (server-side request forgery): https at port 443 of hosts whose addresses are all of
 * the public internet, and what {@link FetchRules} list. Each redirect, of three at most, is
 * checked in the same way. Safe for any thread.
 */
public final class DocumentFetcher implements AutoCloseable {
  /** What a single document may have, in bytes: 1 MiB. */
  public static final int DOCUMENT_BYTES = 1024 * 1024;

  private static final int MAX_REDIRECTS = 3;
  private static final long GRACE_MILLIS = 1_000;

  private final Duration total;
  private final UrlGuard guard;
  private final FetchClient client;

  /** Starts a client with these rules. */
  public DocumentFetcher(FetchRules rules) {
    this(rules, Names.SYSTEM, new SslContextFactory.Client());
  }

  DocumentFetcher(FetchRules rules, Names names, SslContextFactory.Client tls) {
    total = rules.total();
    guard = new UrlGuard(rules.hosts());
    client = new FetchClient(rules, names, tls);
  }

  /**
   * Gets a document; blocks until it is there or the total limit is over.
   *
   * @param uri absolute; its fragment is left out
   * @param headers sent to the origin of {@code uri} alone, not after a redirect to another one;
   *     their values are in no error and no log
   * @param maxBytes the longest body, 1 or more
   * @return the body of an answer with status 200, unchanged
   * @throws SeraiException FETCH_REFUSED if the URL or a redirect may not be fetched, FETCH_FAILED
   *     if the host does not answer so in time, INVALID_VALUE for a header that may not be sent,
   *     STOPPING after {@link #close} or an interrupt
   */
  public byte[] get(URI uri, Map<String, String> headers, int maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be 1 or more: " + maxBytes);
    }
    long deadline = System.nanoTime() + total.toNanos();
    Hop hop = new Hop(uri, RequestHeaders.of(headers));
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      guard.check(hop.uri());
      Answer answer = ask(hop, maxBytes, deadline);
      if (answer instanceof Answer.Document document) {
        return document.bytes();
      }
      hop = hop.follow(((Answer.Redirect) answer).location());
    }
    throw Failures.of(uri, "redirects more than %d times".formatted(MAX_REDIRECTS));
  }

  private Answer ask(Hop hop, int maxBytes, long deadline) {
    long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    AnswerReader reader = new AnswerReader(hop.uri(), maxBytes);
    Request request = client.send(hop, reader, maxBytes, left);
    try {
      return reader.answer().get(left + GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw Failures.of(hop.uri(), e.getCause());
    } catch (TimeoutException e) {
      request.abort(e);
      throw Failures.of(hop.uri(), e);
    } catch (InterruptedException e) {
      request.abort(e);
      Thread.currentThread().interrupt();
      throw new SeraiException(ErrorCode.STOPPING, "The registry stops.", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
