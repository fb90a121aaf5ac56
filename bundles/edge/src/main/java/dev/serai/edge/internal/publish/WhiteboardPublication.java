package dev.serai.edge.internal.publish;

import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN;

import java.util.Dictionary;
import java.util.Hashtable;
import javax.servlet.Servlet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** The URLs as one servlet on the OSGi HTTP whiteboard (OSGi Compendium 7, section 140.4). */
public final class WhiteboardPublication implements Publication {
  private final ServiceRegistration<Servlet> registration;

  /** Publishes the URLs in the container's default context. */
  public WhiteboardPublication(BundleContext context, Servlet servlet) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(HTTP_WHITEBOARD_SERVLET_NAME, "serai-edge");
    properties.put(HTTP_WHITEBOARD_SERVLET_PATTERN, new String[] {"/mcp/*", "/servers/*"});
    properties.put(HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED, true);
    registration = context.registerService(Servlet.class, servlet, properties);
  }

  @Override
  public void close() {
    registration.unregister();
  }
}
