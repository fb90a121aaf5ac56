package dev.serai.edge.internal.entrance;

import dev.serai.core.service.ServiceSlot;
import dev.serai.edge.internal.pass.Forwarder;
import dev.serai.edge.internal.pass.HoldLimits;
import java.util.Hashtable;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.core.Application;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;

/**
 * {@code publish=jaxrs}: each request goes through an application on the JAX-RS whiteboard (OSGi
 * Compendium 7, chapter 151) named {@code serai-mcp}. Extensions that select it apply, except
 * response filters and interceptors to what the handler answers, since it writes past them.
 *
 * <p>The edge calls the servlet that the whiteboard makes of the application, so that the URLs stay
 * while the whiteboard rebuilds it; requests wait meanwhile. At the application's own address
 * nothing is found: a context there would answer {@code /mcp} by a redirect to {@code /mcp/}, and
 * the whiteboard gives its servlets one name, so two of them cannot share the context at {@code /}.
 */
final class JaxrsEntrance implements Entrance {
  private static final String NAME = "serai-mcp";

  private final Forwarder outer;
  private final JaxrsServlets servlets;
  private final ServiceRegistration<Application> application;

  JaxrsEntrance(BundleContext context, Forwarder forwarder, HoldLimits limits) {
    ServiceSlot<Servlet> slot = new ServiceSlot<>("JAX-RS whiteboard");
    outer = Forwarder.untilReturn(slot, limits);
    servlets = new JaxrsServlets(context, servletsOf(NAME), slot);
    servlets.open();
    application =
        context.registerService(
            Application.class,
            new McpApplication(new McpResource(forwarder)),
            new Hashtable<>(
                Map.of("osgi.jaxrs.name", NAME, "osgi.jaxrs.application.base", "/" + NAME)));
  }

  private static Filter servletsOf(String application) {
    String filter = "(&(objectClass=javax.servlet.Servlet)(osgi.jaxrs.name=" + application + "))";
    try {
      return FrameworkUtil.createFilter(filter);
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(filter, e);
    }
  }

  @Override
  public void enter(HttpServletRequest request, HttpServletResponse response) {
    outer.forward(request, response);
  }

  @Override
  public void close() {
    application.unregister();
    servlets.close();
  }
}
