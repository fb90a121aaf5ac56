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
  private final JaxrsArrival arrival;
  private String current = "whiteboard";
  private HoldLimits limits;

  /** Entrances that lead to the forwarder, directly until {@link #use} says otherwise. */
  public Entrances(BundleContext context, Forwarder forwarder) {
    this.context = context;
    this.forwarder = forwarder;
    this.front = new FrontServlet(new DirectEntrance(forwarder));
    this.arrival = new JaxrsArrival(context, this::jaxrsCame);
    arrival.open();
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
      this.limits = limits;
      front.lead(entrance(name, limits));
      current = name;
      LOG.info("publish={}", name);
    }
  }

  /** The JAX-RS whiteboard has come: what waited for it is led through it. */
  synchronized void jaxrsCame() {
    if ("jaxrs".equals(current)) {
      front.lead(entrance(current, limits));
      LOG.info("publish={}: the JAX-RS whiteboard is there", current);
    }
  }

  @Override
  public synchronized void close() {
    arrival.close();
    front.close();
  }

  private Entrance entrance(String name, HoldLimits limits) {
    if ("jaxrs".equals(name)) {
      if (isJaxrsThere()) {
        return new JaxrsEntrance(context, forwarder, limits);
      }
      LOG.error("publish=jaxrs needs the JAX-RS whiteboard: install its feature. {}", INSTEAD);
    } else if (!"whiteboard".equals(name)) {
      LOG.error("publish={} is neither whiteboard nor jaxrs: correct it. {}", name, INSTEAD);
    }
    return new DirectEntrance(forwarder);
  }

  /** Asked by name: a class that once failed to link would fail for good. */
  private static boolean isJaxrsThere() {
    try {
      ClassLoader loader = Entrances.class.getClassLoader();
      loader.loadClass("javax.ws.rs.core.Application");
      loader.loadClass("org.apache.cxf.message.Message");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
