package dev.serai.gateway.internal.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a request. Each endpoint has the HTTP+SSE pair of 2024-11-05 at {@code /sse} below
 * it.
 *
 * @param endpoint the endpoint's own path
 * @param pair whether the pair is meant
 */
record PairPath(String endpoint, boolean pair) {
  private static final Pattern PAIR = Pattern.compile("(/.+)/sse/?");

  /** Takes a path apart. */
  static PairPath of(String path) {
    Matcher pair = PAIR.matcher(path);
    return pair.matches() ? new PairPath(pair.group(1), true) : new PairPath(path, false);
  }
}
