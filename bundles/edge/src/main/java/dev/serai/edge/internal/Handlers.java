package dev.serai.edge.internal;

import dev.serai.core.edge.McpHandler;
import dev.serai.core.service.ServiceSlot;
import javax.servlet.Servlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the handlers that are servlets, and says of the others that they are none. */
final class Handlers {
  private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);

  private final ServiceSlot<Servlet> slot;

  /** Hands them to a slot. */
  Handlers(ServiceSlot<Servlet> slot) {
    this.slot = slot;
  }

  void bind(McpHandler handler) {
    if (handler instanceof Servlet servlet) {
      slot.bind(servlet);
    } else {
      LOG.warn("{} is no servlet and is left alone: offer one.", handler.getClass().getName());
    }
  }

  void unbind(McpHandler handler) {
    if (handler instanceof Servlet servlet) {
      slot.unbind(servlet);
    }
  }
}
