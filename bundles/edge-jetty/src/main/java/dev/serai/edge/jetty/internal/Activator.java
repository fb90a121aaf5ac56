package dev.serai.edge.jetty.internal;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.BundleTracker;

/**
 * Offers the handlers to Pax Web's Jetty as soon as that bundle is active: it fails to start where
 * a handler is there before it, and starts its server anew where one comes or goes later. So this
 * is a bundle of its own, which stays when the edge is replaced.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {
  private static final String JETTY = "org.ops4j.pax.web.pax-web-jetty";

  /** Negative: after all that is published. */
  private static final int LAST = -1;

  private static final int FIRST = 1;

  private final StoppingHandler stopping = new StoppingHandler();
  private BundleTracker<List<ServiceRegistration<Handler>>> jetty;

  @Override
  public void start(BundleContext context) {
    jetty =
        new BundleTracker<>(context, Bundle.ACTIVE, null) {
          @Override
          public List<ServiceRegistration<Handler>> addingBundle(Bundle bundle, BundleEvent event) {
            return JETTY.equals(bundle.getSymbolicName()) ? offers(context) : null;
          }

          @Override
          public void removedBundle(
              Bundle bundle, BundleEvent event, List<ServiceRegistration<Handler>> offered) {
            offered.forEach(ServiceRegistration::unregister);
          }
        };
    context.addBundleListener(stopping);
    jetty.open();
  }

  private List<ServiceRegistration<Handler>> offers(BundleContext context) {
    return List.of(offer(context, stopping, FIRST), offer(context, new StartingHandler(), LAST));
  }

  private static ServiceRegistration<Handler> offer(
      BundleContext context, Handler handler, int ranking) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, ranking);
    return context.registerService(Handler.class, handler, properties);
  }

  @Override
  public void stop(BundleContext context) {
    jetty.close();
    context.removeBundleListener(stopping);
  }
}
