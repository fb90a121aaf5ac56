package dev.serai.gateway.internal.exchange;

import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.util.List;
import java.util.Set;

/**
 * How long and by whom a result may be cached (MCP 2026-07-28, caching).
 *
 * @param ttlMillis for how long; 0 for not at all
 * @param shared whether it may serve others than who asked
 */
public record CacheHint(long ttlMillis, boolean shared) {
  private static final byte[] ZERO = {'0'};
  private static final String PUBLIC = "\"public\"";
  private static final String PRIVATE = "\"private\"";
  private static final Set<String> SCOPES = Set.of(PUBLIC, PRIVATE);

  /** What holds where nothing is said. */
  public static final CacheHint NONE = new CacheHint(0, false);

  /** What holds for a result that is made of two. */
  public CacheHint and(CacheHint other) {
    return new CacheHint(Math.min(ttlMillis, other.ttlMillis), shared && other.shared);
  }

  /**
   * Has a result say how it may be cached: what it says stays, what it leaves out is said by this
   * hint, and where it says what has no meaning it is not cached, or not for others.
   *
   * @param response the result
   * @param edits its edits
   * @param members takes members for the result, JSON text
   */
  public void complete(Message response, Edits edits, List<byte[]> members) {
    Slice ttl = response.slice(Place.TTL);
    if (ttl == null) {
      members.add(JsonText.utf8("\"ttlMs\":" + ttlMillis));
    } else if (!Character.isDigit(ttl.source()[ttl.from()])) {
      edits.replace(ttl, ZERO);
    }
    Slice scope = response.slice(Place.CACHE_SCOPE);
    if (scope == null) {
      members.add(JsonText.join("\"cacheScope\":", shared ? PUBLIC : PRIVATE));
    } else if (!SCOPES.contains(scope.text())) {
      edits.replace(scope, JsonText.utf8(PRIVATE));
    }
  }
}
