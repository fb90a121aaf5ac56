package dev.serai.edge.internal.publish;

import dev.serai.edge.internal.pass.Forwarder;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the URLs by the whiteboard that the configuration names. */
public final class Whiteboards {
  private static final String INSTEAD = "The HTTP whiteboard publishes the MCP URLs meanwhile.";
  private static final Logger LOG = LoggerFactory.getLogger(Whiteboards.class);

  private final BundleContext context;
  private final Forwarder forwarder;

  /** Publications of this bundle that lead to the forwarder. */
  public Whiteboards(BundleContext context, Forwarder forwarder) {
    this.context = context;
    this.forwarder = forwarder;
  }

  /** Publishes by the named whiteboard, or by the OSGi HTTP whiteboard where that cannot be. */
  public Publication publish(String name) {
    if ("jaxrs".equals(name)) {
      try {
        return new JaxrsPublication(context, forwarder);
      } catch (NoClassDefFoundError e) {
        LOG.error("publish=jaxrs needs the JAX-RS whiteboard: install its feature. {}", INSTEAD, e);
      }
    } else if (!"whiteboard".equals(name)) {
      LOG.error("publish={} is neither whiteboard nor jaxrs: correct it. {}", name, INSTEAD);
    }
    return new WhiteboardPublication(context, forwarder);
  }
}
