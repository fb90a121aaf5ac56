package dev.serai.edge.internal.pass;

import javax.servlet.AsyncContext;
import javax.servlet.AsyncListener;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/** The asynchronous context as the handler sees it; completing it twice does no harm. */
final class PassedContext implements AsyncContext {
  private final AsyncContext raw;
  private final ResponseTurn turn;
  private final ServletRequest request;
  private final ServletResponse response;

  PassedContext(
      AsyncContext raw, ResponseTurn turn, ServletRequest request, ServletResponse response) {
    this.raw = raw;
    this.turn = turn;
    this.request = request;
    this.response = response;
  }

  @Override
  public void complete() {
    turn.end(raw::complete);
  }

  @Override
  public ServletRequest getRequest() {
    return request;
  }

  @Override
  public ServletResponse getResponse() {
    return response;
  }

  @Override
  public boolean hasOriginalRequestAndResponse() {
    return request instanceof PassedRequest && response instanceof PassedResponse;
  }

  @Override
  public void start(Runnable run) {
    raw.start(run);
  }

  @Override
  public void addListener(AsyncListener listener) {
    raw.addListener(listener);
  }

  @Override
  public void addListener(
      AsyncListener listener, ServletRequest eventRequest, ServletResponse eventResponse) {
    raw.addListener(listener, eventRequest, eventResponse);
  }

  @Override
  public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
    return raw.createListener(type);
  }

  @Override
  public void setTimeout(long millis) {
    raw.setTimeout(millis);
  }

  @Override
  public long getTimeout() {
    return raw.getTimeout();
  }

  @Override
  public void dispatch() {
    throw noDispatch();
  }

  @Override
  public void dispatch(String path) {
    throw noDispatch();
  }

  @Override
  public void dispatch(ServletContext context, String path) {
    throw noDispatch();
  }

  private static IllegalStateException noDispatch() {
    return new IllegalStateException("The handler answers a request itself; it has no container.");
  }
}
