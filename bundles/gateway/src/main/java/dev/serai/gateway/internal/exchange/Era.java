package dev.serai.gateway.internal.exchange;

/** The two families of protocol revisions (MCP 2026-07-28, versioning, terminology). */
public enum Era {
  /** 2025-11-25 and earlier: sessions that begin with {@code initialize}. */
  LEGACY,
  /** 2026-07-28 and later: each request says everything about itself. */
  MODERN
}
