package dev.serai.edge.internal.entrance;

import dev.serai.core.service.ServiceSlot;
import javax.servlet.Servlet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Brings the servlets that the JAX-RS whiteboard makes of one application into a slot. */
final class JaxrsServlets extends ServiceTracker<Servlet, JaxrsServlet> {
  private final ServiceSlot<Servlet> slot;

  JaxrsServlets(BundleContext context, Filter filter, ServiceSlot<Servlet> slot) {
    super(context, filter, null);
    this.slot = slot;
  }

  @Override
  public JaxrsServlet addingService(ServiceReference<Servlet> reference) {
    JaxrsServlet servlet = new JaxrsServlet(context.getService(reference));
    slot.bind(servlet);
    return servlet;
  }

  @Override
  public void removedService(ServiceReference<Servlet> reference, JaxrsServlet servlet) {
    slot.unbind(servlet);
    servlet.destroy();
    context.ungetService(reference);
  }
}
