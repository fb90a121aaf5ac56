package dev.serai.edge.internal;

import dev.serai.core.edge.McpHandler;
import javax.servlet.http.HttpServlet;

/** A handler that answers nothing. */
final class TestingServletHandler extends HttpServlet implements McpHandler {
  private static final long serialVersionUID = 1L;
}
