package dev.serai.edge.internal.entrance;

import dev.serai.edge.internal.pass.Forwarder;
import dev.serai.edge.internal.pass.HoldLimits;
import javax.servlet.Servlet;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads requests by the whiteboard that the configuration names; changes while requests run. */
public final class Entrances implements AutoCloseable {
  private static final String INSTEAD = "Requests go by the HTTP whiteboard alone meanwhile.";
  private static final Logger LOG = LoggerFactory.getLogger(Entrances.class);

  private final BundleContext context;
  private final Forwarder forwarder;
  private final FrontServlet front;
  private String current = "whiteboard";

  /** Entrances that lead to the forwarder, directly until {@link #use} says otherwise. */
  public Entrances(BundleContext context, Forwarder forwarder) {
    this.context = context;
    this.forwarder = forwarder;
    this.front = new FrontServlet(new DirectEntrance(forwarder));
  }

  /** The servlet to publish. */
  public Servlet front() {
    return front;
  }

  /**
   * Leads new requests by this whiteboard.
   *
   * @param name {@code whiteboard} or {@code jaxrs}; anything else is logged and means the first
   * @param limits how requests wait for the JAX-RS whiteboard
   */
  public synchronized void use(String name, HoldLimits limits) {
    if (!name.equals(current)) {
      front.lead(entrance(name, limits));
      current = name;
      LOG.info("publish={}", name);
    }
  }

  @Override
  public synchronized void close() {
    front.close();
  }

  private Entrance entrance(String name, HoldLimits limits) {
    if ("jaxrs".equals(name)) {
      try {
        return new JaxrsEntrance(context, forwarder, limits);
      } catch (NoClassDefFoundError e) {
        LOG.error("publish=jaxrs needs the JAX-RS whiteboard: install its feature. {}", INSTEAD);
      }
    } else if (!"whiteboard".equals(name)) {
      LOG.error("publish={} is neither whiteboard nor jaxrs: correct it. {}", name, INSTEAD);
    }
    return new DirectEntrance(forwarder);
  }
}
