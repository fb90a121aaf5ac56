package dev.serai.gateway.internal.exchange;

/**
 * How long and by whom a result may be cached (MCP 2026-07-28, caching).
 *
 * @param ttlMillis for how long; 0 for not at all
 * @param shared whether it may serve others than who asked
 */
public record CacheHint(long ttlMillis, boolean shared) {
  /** What holds where nothing is said. */
  public static final CacheHint NONE = new CacheHint(0, false);

  /** What holds for a result that is made of two. */
  public CacheHint and(CacheHint other) {
    return new CacheHint(Math.min(ttlMillis, other.ttlMillis), shared && other.shared);
  }

  /** The two members of a result, JSON text. */
  public String members() {
    return "\"ttlMs\":" + ttlMillis + ",\"cacheScope\":\"" + (shared ? "public" : "private") + "\"";
  }
}
