package dev.serai.gateway.internal.exchange;

/** What Serai calls itself, towards clients and servers. */
public final class GatewayIdentity {
  /** The {@code Implementation} of MCP, JSON text. */
  public static final String INFO =
      "{\"name\":\"serai\",\"title\":\"Serai\",\"version\":\"1.0.0\"}";

  /** How an aggregated endpoint is to be used, a JSON string. */
  public static final String INSTRUCTIONS =
      "\"Tools and prompts are named <server>__<name>; resource URIs carry the server's name behind"
          + " the scheme.\"";

  private GatewayIdentity() {}
}
