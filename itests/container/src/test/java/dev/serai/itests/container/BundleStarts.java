package dev.serai.itests.container;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Hears which bundles of Serai stop or start again. A bundle that was uninstalled and installed has
 * another id, so what is heard is about bundles that were to be left alone.
 */
final class BundleStarts implements SynchronousBundleListener, AutoCloseable {
  private final BundleContext context;
  private final Set<Long> before;
  private final Set<String> again = ConcurrentHashMap.newKeySet();

  private BundleStarts(BundleContext context) {
    this.context = context;
    this.before =
        Stream.of(context.getBundles())
            .filter(BundleStarts::ofSerai)
            .map(Bundle::getBundleId)
            .collect(Collectors.toSet());
  }

  static BundleStarts watch(BundleContext context) {
    BundleStarts starts = new BundleStarts(context);
    context.addBundleListener(starts);
    return starts;
  }

  private static boolean ofSerai(Bundle bundle) {
    return bundle.getSymbolicName().startsWith("dev.serai.");
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    Bundle bundle = event.getBundle();
    if (event.getType() == BundleEvent.STARTED && before.contains(bundle.getBundleId())) {
      again.add(bundle.getSymbolicName());
    }
  }

  /** The names of the bundles that started again; empty if none did. */
  String again() {
    return String.join(", ", new TreeSet<>(again));
  }

  @Override
  public void close() {
    context.removeBundleListener(this);
  }
}
