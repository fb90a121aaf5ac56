package dev.serai.core.edge;

/**
 * How the gateway offers its handler to the edge: a {@code javax.servlet.Servlet} service with
 * these properties and no whiteboard property. The edge passes every request below its public URLs
 * to the one with the highest service ranking, unchanged; the handler routes by {@code
 * getRequestURI()} and answers asynchronously.
 */
public final class McpHandler {
  /** The service property that names the role of a servlet service. */
  public static final String ROLE_PROPERTY = "dev.serai.role";

  /** The role of the gateway's handler. */
  public static final String ROLE = "mcp-handler";

  /** The filter that finds the handler. */
  public static final String FILTER = "(" + ROLE_PROPERTY + "=" + ROLE + ")";

  private McpHandler() {}
}
