package dev.serai.gateway.internal;

import java.util.List;

/**
 * One request with all that comes of it. On the server's side {@link #OURS} stands for the id that
 * the gateway chooses.
 *
 * @param method what is asked
 * @param name what a modern client repeats in {@code Mcp-Name}, or null
 * @param request as the client sends it and as the server is to get it
 * @param notifications what the server sends before it answers
 * @param answer as the server gives it and as the client is to get it
 */
record RandomExchange(
    String method, String name, Twin request, List<Twin> notifications, Twin answer) {
  static final String OURS = "@ours@";

  /** By which the server tells this request from those of the gateway itself. */
  static final String MARK = "mark";
}
