package dev.serai.examples.hello;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** OSGi services that together are the MCP server {@code hello}. */
public final class McpServices implements AutoCloseable {
  private final List<ServiceRegistration<?>> registrations;

  private McpServices(List<ServiceRegistration<?>> registrations) {
    this.registrations = registrations;
  }

  /**
   * Registers each specification under its class.
   *
   * @param context the bundle's context
   * @param title the server's title
   * @param specifications what the server offers
   */
  public static McpServices register(
      BundleContext context, String title, List<? extends Record> specifications) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("mcp.server.name", "hello");
    properties.put("mcp.server.title", title);
    properties.put("mcp.server.description", "Greets, tells the time and adds");
    List<ServiceRegistration<?>> registrations = new ArrayList<>();
    for (Record specification : specifications) {
      String type = specification.getClass().getName();
      registrations.add(context.registerService(type, specification, properties));
    }
    return new McpServices(registrations);
  }

  /** Takes the services back. */
  @Override
  public void close() {
    registrations.forEach(ServiceRegistration::unregister);
  }
}
