package dev.serai.runtime.bundle.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** Sees the services of tool bundles come and go. */
final class ToolServices implements ServiceTrackerCustomizer<Object, Contribution>, AutoCloseable {
  private final BundleContext context;
  private final ServerCatalog catalog;
  private final ServiceTracker<Object, Contribution> tracker;

  ToolServices(BundleContext context, ServerCatalog catalog) {
    this.context = context;
    this.catalog = catalog;
    try {
      this.tracker = new ServiceTracker<>(context, FrameworkUtil.createFilter(filter()), this);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts to look; the services that are there have been seen when it returns. */
  void open() {
    tracker.open();
  }

  @Override
  public Contribution addingService(ServiceReference<Object> reference) {
    Object service = context.getService(reference);
    Contribution contribution =
        Feature.of(service).map(it -> contribution(reference, it)).orElse(null);
    if (contribution == null) {
      context.ungetService(reference);
    } else {
      catalog.add(contribution);
    }
    return contribution;
  }

  @Override
  public void modifiedService(ServiceReference<Object> reference, Contribution contribution) {
    Contribution now = contribution(reference, contribution.feature());
    catalog.modified(now);
  }

  @Override
  public void removedService(ServiceReference<Object> reference, Contribution contribution) {
    catalog.remove(contribution.serviceId());
    context.ungetService(reference);
  }

  @Override
  public void close() {
    tracker.close();
  }

  private static String filter() {
    return Feature.TYPES.stream()
        .map(type -> "(" + Constants.OBJECTCLASS + "=" + type.getName() + ")")
        .collect(Collectors.joining("", "(&(" + ServerProperties.NAME + "=*)(|", "))"));
  }

  private static Contribution contribution(ServiceReference<Object> reference, Feature feature) {
    Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
    return new Contribution(
        (Long) reference.getProperty(Constants.SERVICE_ID),
        ranking instanceof Integer number ? number : 0,
        toolBundle(reference.getBundle()),
        String.valueOf(reference.getProperty(ServerProperties.NAME)),
        texts(reference),
        feature);
  }

  private static ToolBundle toolBundle(Bundle bundle) {
    return new ToolBundle(
        bundle.getBundleId(),
        bundle.getSymbolicName(),
        bundle.getVersion().toString(),
        bundle.adapt(BundleWiring.class).getClassLoader(),
        () -> (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0);
  }

  private static Map<String, String> texts(ServiceReference<Object> reference) {
    Map<String, String> texts = new HashMap<>();
    for (String key : reference.getPropertyKeys()) {
      if (reference.getProperty(key) instanceof String text) {
        texts.put(key, text);
      }
    }
    return texts;
  }
}
