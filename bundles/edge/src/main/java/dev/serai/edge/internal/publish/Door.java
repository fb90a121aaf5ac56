package dev.serai.edge.internal.publish;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the URLs published while the container listens on loopback addresses only. A change of the
 * whiteboard opens the new publication before it closes the old one.
 *
 * <p>Publishing calls back: the container announces each new servlet as a change of its own, on the
 * same thread or another. So nothing is published under a lock; the first caller works until the
 * door is as the latest one wants it, the others leave at once.
 */
public final class Door implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  private final Function<String, Publication> whiteboards;
  private String whiteboard;
  private List<String> outside;
  private boolean closed;
  private boolean settling;
  private String current;
  private Publication open;

  /**
   * A door that is closed until {@link #containerListens} says that it may open.
   *
   * @param whiteboards publishes by the whiteboard of this name
   * @param whiteboard the configured whiteboard
   */
  public Door(Function<String, Publication> whiteboards, String whiteboard) {
    this.whiteboards = whiteboards;
    this.whiteboard = whiteboard;
  }

  /** Publishes by this whiteboard from now on. */
  public void publishBy(String name) {
    synchronized (this) {
      whiteboard = name;
    }
    settle();
  }

  /**
   * Opens or closes the door.
   *
   * @param reachable the endpoints of the container that other machines can reach
   */
  public void containerListens(List<String> reachable) {
    synchronized (this) {
      if (reachable.equals(outside)) {
        return;
      }
      outside = reachable;
    }
    if (!reachable.isEmpty()) {
      LOG.error(
          "Serai does not publish its MCP URLs: the container listens on {}, where other machines"
              + " reach it, and there is no access control. Set"
              + " org.ops4j.pax.web.listening.addresses=127.0.0.1 in etc/org.ops4j.pax.web.cfg.",
          reachable);
    }
    settle();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    settle();
  }

  private void settle() {
    synchronized (this) {
      if (settling) {
        return;
      }
      settling = true;
    }
    try {
      while (!settled()) {
        turn(wanted());
      }
    } catch (RuntimeException e) {
      giveUp();
      throw e;
    }
  }

  private synchronized boolean settled() {
    settling = !Objects.equals(wanted(), current);
    return !settling;
  }

  private synchronized void giveUp() {
    settling = false;
  }

  /** The whiteboard to publish by, or null to keep the door closed. */
  private synchronized String wanted() {
    return !closed && outside != null && outside.isEmpty() ? whiteboard : null;
  }

  private void turn(String name) {
    Publication old = open;
    open = name == null ? null : whiteboards.apply(name);
    current = name;
    LOG.info("/mcp and /servers are {}published (publish={})", name == null ? "not " : "", name);
    if (old != null) {
      old.close();
    }
  }
}
