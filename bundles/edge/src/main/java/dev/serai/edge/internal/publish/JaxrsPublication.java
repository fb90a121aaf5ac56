package dev.serai.edge.internal.publish;

import dev.serai.edge.internal.pass.Forwarder;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.stream.Stream;
import javax.ws.rs.core.Application;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * The URLs as two applications on the JAX-RS whiteboard (OSGi Compendium 7, chapter 151), named
 * {@code serai-mcp} and {@code serai-servers}. Extensions that select them apply; response filters
 * see only what an earlier filter answers, since the handler writes past them.
 */
public final class JaxrsPublication implements Publication {
  private final List<ServiceRegistration<Application>> registrations;

  /** Publishes the URLs. */
  public JaxrsPublication(BundleContext context, Forwarder forwarder) {
    registrations =
        Stream.of("mcp", "servers").map(base -> register(context, base, forwarder)).toList();
  }

  private static ServiceRegistration<Application> register(
      BundleContext context, String base, Forwarder forwarder) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("osgi.jaxrs.name", "serai-" + base);
    properties.put("osgi.jaxrs.application.base", "/" + base);
    return context.registerService(
        Application.class, new McpApplication(new McpResource(forwarder)), properties);
  }

  @Override
  public void close() {
    registrations.forEach(ServiceRegistration::unregister);
  }
}
