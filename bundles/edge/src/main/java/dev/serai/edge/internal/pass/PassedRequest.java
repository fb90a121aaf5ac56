package dev.serai.edge.internal.pass;

import dev.serai.edge.internal.guard.ProxiedRequest;
import dev.serai.edge.internal.guard.Proxies;
import javax.servlet.AsyncContext;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

/**
 * The request as the handler sees it: it looks fresh, even when the edge had to start the
 * asynchronous cycle in order to hold it; and it comes from the client, not from a trusted proxy.
 */
final class PassedRequest extends ProxiedRequest {
  private final Passage passage;
  private volatile PassedContext context;

  PassedRequest(HttpServletRequest raw, Passage passage, Proxies proxies) {
    super(raw, proxies);
    this.passage = passage;
  }

  @Override
  public AsyncContext startAsync() {
    return passage.startAsync(this, passage.response());
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    return passage.startAsync(request, response);
  }

  void started(PassedContext started) {
    context = started;
  }

  @Override
  public boolean isAsyncStarted() {
    return context != null;
  }

  @Override
  public boolean isAsyncSupported() {
    return true;
  }

  @Override
  public AsyncContext getAsyncContext() {
    if (context == null) {
      throw new IllegalStateException("startAsync() has not been called.");
    }
    return context;
  }
}
