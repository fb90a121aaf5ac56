package dev.serai.edge.internal.publish;

import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import javax.servlet.Servlet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** The URLs as servlets on the OSGi HTTP whiteboard (OSGi Compendium 7, section 140.4). */
public final class WhiteboardPublication implements Publication {
  /** Where clients learn how to get a token (RFC 9728, section 3). */
  private static final String METADATA = "/.well-known/oauth-protected-resource";

  private static final String MANAGEMENT = "/api/v1";
  private static final String REGISTRY = "/registry";

  private final List<ServiceRegistration<Servlet>> registrations;

  /**
   * Publishes the URLs in the container's default context.
   *
   * @param context registers the servlets
   * @param clients takes the requests of clients
   * @param health shows how Serai is
   */
  public WhiteboardPublication(BundleContext context, Servlet clients, Servlet health) {
    registrations =
        List.of(
            register(context, clients, "serai-edge", "/mcp/*", "/servers/*", METADATA + "/*"),
            register(context, health, "serai-health", "/health/*"),
            register(
                context,
                new ApiAway("management API", "serai-admin"),
                "serai-management-away",
                MANAGEMENT + "/*"),
            register(
                context,
                new ApiAway("registry API", "serai-registry"),
                "serai-registry-away",
                REGISTRY + "/*"));
  }

  private static ServiceRegistration<Servlet> register(
      BundleContext context, Servlet servlet, String name, String... patterns) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(HTTP_WHITEBOARD_SERVLET_NAME, name);
    properties.put(HTTP_WHITEBOARD_SERVLET_PATTERN, patterns);
    properties.put(HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED, true);
    return context.registerService(Servlet.class, servlet, properties);
  }

  @Override
  public void close() {
    registrations.forEach(ServiceRegistration::unregister);
  }
}
