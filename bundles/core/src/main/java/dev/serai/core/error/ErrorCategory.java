package dev.serai.core.error;

/** Whose turn it is when something goes wrong. */
public enum ErrorCategory {
  /** The caller, or whoever wrote the configuration, has to change something. */
  USER,
  /** The MCP server behind the gateway failed. */
  UPSTREAM,
  /** Something is away for the moment; the same request may succeed later. */
  UNAVAILABLE,
  /** A defect of Serai. */
  INTERNAL
}
