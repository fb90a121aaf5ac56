package dev.serai.runtime.bundle.internal;

/** The service properties by which a tool bundle describes its server. */
final class ServerProperties {
  /** The server's name; a service without it is no part of a server. Required. */
  static final String NAME = "mcp.server.name";

  /** The server's name for people. Optional; the name where it is missing. */
  static final String TITLE = "mcp.server.title";

  /** The server's version. Optional; the bundle's version where it is missing. */
  static final String VERSION = "mcp.server.version";

  /** What the server is for, in a sentence. Optional. */
  static final String DESCRIPTION = "mcp.server.description";

  /** What a model should know before it uses the server. Optional. */
  static final String INSTRUCTIONS = "mcp.server.instructions";

  private ServerProperties() {}
}
