package dev.serai.edge.internal.publish;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the URLs published while the container listens on loopback addresses only. A change of the
 * whiteboard opens the new publication before it closes the old one.
 */
public final class Door implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  private final Whiteboards whiteboards;
  private String whiteboard;
  private boolean safe;
  private Publication open;

  /**
   * A door that is closed until {@link #containerListens} says that it may open.
   *
   * @param whiteboard the configured whiteboard
   */
  public Door(Whiteboards whiteboards, String whiteboard) {
    this.whiteboards = whiteboards;
    this.whiteboard = whiteboard;
  }

  /** Publishes by this whiteboard from now on. */
  public synchronized void publishBy(String name) {
    if (name.equals(whiteboard)) {
      return;
    }
    whiteboard = name;
    if (safe) {
      change();
    }
  }

  /**
   * Opens or closes the door.
   *
   * @param outside the endpoints of the container that other machines can reach
   */
  public synchronized void containerListens(List<String> outside) {
    safe = outside.isEmpty();
    if (!safe) {
      LOG.error(
          "Serai does not publish its MCP URLs: the container listens on {}, where other machines"
              + " reach it, and there is no access control. Set"
              + " org.ops4j.pax.web.listening.addresses=127.0.0.1 in etc/org.ops4j.pax.web.cfg.",
          outside);
      close();
    } else if (open == null) {
      change();
    }
  }

  @Override
  public synchronized void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  private void change() {
    Publication old = open;
    open = whiteboards.publish(whiteboard);
    LOG.info("/mcp and /servers are published (publish={})", whiteboard);
    if (old != null) {
      old.close();
    }
  }
}
