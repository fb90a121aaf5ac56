package dev.serai.edge.internal;

import dev.serai.core.edge.McpHandler;
import dev.serai.core.service.ServiceSlot;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.Servlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the handlers that are servlets, and says of the others that they are none. */
final class Handlers {
  private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);

  private final ServiceSlot<Servlet> slot;
  private final Runnable came;
  private final Set<McpHandler> bound = ConcurrentHashMap.newKeySet();

  /**
   * Hands them to a slot.
   *
   * @param slot where they go
   * @param came runs whenever one has come
   */
  Handlers(ServiceSlot<Servlet> slot, Runnable came) {
    this.slot = slot;
    this.came = came;
  }

  void bind(McpHandler handler) {
    if (handler instanceof Servlet servlet) {
      bound.add(handler);
      slot.bind(servlet);
      came.run();
    } else {
      LOG.warn("{} is no servlet and is left alone: offer one.", handler.getClass().getName());
    }
  }

  void unbind(McpHandler handler) {
    if (handler instanceof Servlet servlet) {
      slot.unbind(servlet);
      bound.remove(handler);
    }
  }

  /** Whether there is one. */
  boolean any() {
    return slot.isBound();
  }

  /** No handler keeps streams open that would never end. */
  void stopListening() {
    bound.forEach(McpHandler::stopListening);
  }
}
