package dev.serai.edge.internal;

import dev.serai.edge.internal.pass.Forwarder;
import java.time.Duration;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets calls end before the framework stops the first bundle: hears of its end synchronously (OSGi
 * Core 8, section 4.7.3), turns new requests away and waits for those in flight.
 */
final class Shutdown implements SynchronousBundleListener {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final Forwarder forwarder;
  private final Handlers handlers;
  private volatile Duration limit;

  Shutdown(Forwarder forwarder, Handlers handlers, Duration limit) {
    this.forwarder = forwarder;
    this.handlers = handlers;
    this.limit = limit;
  }

  /** Waits so long at most, not negative. */
  void limit(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    boolean framework = event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID;
    if (framework && event.getType() == BundleEvent.STOPPING) {
      drain();
    }
  }

  private void drain() {
    forwarder.phase().stop();
    handlers.stopListening();
    LOG.info("Serai stops; {} requests are in flight", forwarder.passages().open());
    try {
      int left = forwarder.passages().await(limit);
      if (left > 0) {
        LOG.warn(
            "{} requests did not end within {} ms (drain-millis in dev.serai.edge.cfg) and are cut"
                + " off",
            left,
            limit.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
