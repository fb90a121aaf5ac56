package dev.serai.gateway.internal.exchange;

/**
 * MCP Apps (SEP-1865): user interfaces as {@code ui://} resources. Everything that belongs to it is
 * passed on; only the URIs are mapped on aggregated endpoints.
 */
public final class AppsExtension {
  /** The extension's identifier. */
  public static final String ID = "io.modelcontextprotocol/ui";

  private AppsExtension() {}
}
