package dev.serai.edge.internal.publish;

import dev.serai.core.error.ErrorCode;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the URLs published while the container listens on loopback addresses only.
 *
 * <p>Publishing calls back: the container announces each new servlet as a change of its own, on the
 * same thread or another. So nothing is published under a lock; the first caller works until the
 * door is as the latest one wants it, the others leave at once.
 */
public final class Door implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  private final Supplier<Publication> urls;
  private List<String> outside;
  private boolean closed;
  private boolean settling;
  private Publication open;

  /** A door that is closed until {@link #containerListens} says that it may open. */
  public Door(Supplier<Publication> urls) {
    this.urls = urls;
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
          "{}: Serai does not publish its MCP URLs, since the container listens on {}, where other"
              + " machines reach it, and there is no access control. Set"
              + " org.ops4j.pax.web.listening.addresses=127.0.0.1 in etc/org.ops4j.pax.web.cfg.",
          ErrorCode.NOT_LOOPBACK,
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
        turn();
      }
    } catch (RuntimeException e) {
      giveUp();
      throw e;
    }
  }

  private synchronized boolean settled() {
    settling = mayOpen() != (open != null);
    return !settling;
  }

  private synchronized void giveUp() {
    settling = false;
  }

  private boolean mayOpen() {
    return !closed && outside != null && outside.isEmpty();
  }

  /** Runs on the one thread that settles. */
  private void turn() {
    if (open == null) {
      open = urls.get();
      LOG.info("/mcp and /servers are open");
    } else {
      Publication old = open;
      open = null;
      old.close();
      LOG.info("/mcp and /servers are closed");
    }
  }
}
