package dev.serai.edge.internal.entrance;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Tells when a JAX-RS whiteboard comes; it is asked for by name, since the edge does without. */
final class JaxrsArrival extends ServiceTracker<Object, Object> {
  private static final String RUNTIME = "org.osgi.service.jaxrs.runtime.JaxrsServiceRuntime";

  private final Runnable came;

  JaxrsArrival(BundleContext context, Runnable came) {
    super(context, RUNTIME, null);
    this.came = came;
  }

  @Override
  public void open() {
    open(true);
  }

  @Override
  public Object addingService(ServiceReference<Object> reference) {
    came.run();
    return reference;
  }

  @Override
  public void removedService(ServiceReference<Object> reference, Object service) {
    // The classes of the whiteboard leave with it, and the framework binds the edge anew.
  }
}
