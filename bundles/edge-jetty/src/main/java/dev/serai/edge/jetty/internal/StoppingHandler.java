package dev.serai.edge.jetty.internal;

import dev.serai.core.error.ErrorCode;
import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Answers at the URLs of clients from the moment on at which the framework stops: the HTTP server
 * takes the servlets away before it closes its port.
 */
final class StoppingHandler extends AbstractHandler implements SynchronousBundleListener {
  private static final byte[] STOPPING =
      ClientUrls.refusal(ErrorCode.STOPPING, "Serai is stopping.");

  private volatile boolean stopping;

  @Override
  public void bundleChanged(BundleEvent event) {
    if (event.getType() == BundleEvent.STOPPING
        && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
      stopping = true;
    }
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (stopping && ClientUrls.include(target)) {
      ClientUrls.answer(base, response, 503, STOPPING);
    }
  }
}
