package dev.serai.edge.internal.publish;

import dev.serai.edge.internal.guard.Exposure;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the URLs published while nothing is wrong with where the container listens.
 *
 * <p>Publishing calls back: the container announces each new servlet as a change of its own, on the
 * same thread or another. So nothing is published under a lock; the first caller works until the
 * door is as the latest one wants it, the others leave at once.
 */
public final class Door implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  private final Supplier<Publication> urls;
  private final Exposure exposure;
  private List<String> outside;
  private String said;
  private boolean closed;
  private boolean settling;
  private Publication open;

  /** A door that is closed until {@link #containerListens} says that it may open. */
  public Door(Supplier<Publication> urls, Exposure exposure) {
    this.urls = urls;
    this.exposure = exposure;
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
    settle();
    tell();
  }

  /** Opens or closes the door where what was wrong is right now, or the reverse. */
  public void reconsider() {
    settle();
    tell();
  }

  private void tell() {
    List<String> where;
    Optional<Exposure.Objection> objection;
    synchronized (this) {
      if (closed || outside == null) {
        return;
      }
      where = outside;
      objection = exposure.objection(where);
      String now = objection.map(Exposure.Objection::reason).orElse(exposure.description(where));
      if (now.equals(said)) {
        return;
      }
      said = now;
    }
    objection.ifPresentOrElse(
        it ->
            LOG.error(
                "{}: Serai does not publish its MCP URLs, since the container listens on {}, where"
                    + " other machines reach it, and {}",
                it.code(),
                where,
                it.reason()),
        () -> LOG.info("/mcp and /servers are served {}", exposure.description(where)));
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
    return !closed && outside != null && exposure.objection(outside).isEmpty();
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
