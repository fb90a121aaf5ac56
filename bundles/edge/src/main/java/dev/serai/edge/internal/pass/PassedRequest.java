package dev.serai.edge.internal.pass;

import dev.serai.edge.internal.guard.Proxies;
import javax.servlet.AsyncContext;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/**
 * The request as the handler sees it: it looks fresh, even when the edge had to start the
 * asynchronous cycle in order to hold it; and it comes from the client, not from a trusted proxy.
 */
final class PassedRequest extends HttpServletRequestWrapper {
  private final Passage passage;
  private final Proxies proxies;
  private volatile PassedContext context;

  PassedRequest(HttpServletRequest raw, Passage passage, Proxies proxies) {
    super(raw);
    this.passage = passage;
    this.proxies = proxies;
  }

  @Override
  public String getRemoteAddr() {
    return proxies.client(raw());
  }

  @Override
  public String getScheme() {
    return proxies.scheme(raw());
  }

  @Override
  public boolean isSecure() {
    return proxies.any() ? getScheme().equals("https") : super.isSecure();
  }

  private HttpServletRequest raw() {
    return (HttpServletRequest) getRequest();
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
