package dev.serai.edge.internal.pass;

import javax.servlet.AsyncContext;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/**
 * The request as the handler sees it: it looks fresh, even when the edge had to start the
 * asynchronous cycle in order to hold it.
 */
final class PassedRequest extends HttpServletRequestWrapper {
  private final Passage passage;
  private volatile PassedContext context;

  PassedRequest(HttpServletRequest raw, Passage passage) {
    super(raw);
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
