package dev.serai.edge.internal.pass;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.edge.internal.guard.Proxies;
import java.io.IOException;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way through the handler, from the lease to the end of the answer. The lease is
 * returned when a synchronous answer returns or an asynchronous one completes; a container
 * completes after an error, a timeout and a disconnect as well (Servlet 4.0, section 2.3.3.3).
 */
final class Passage implements AsyncListener {
  private static final Logger LOG = LoggerFactory.getLogger(Passage.class);

  private final ServiceLease<Servlet> lease;
  private final boolean untilReturn;
  private final HttpServletResponse rawResponse;
  private final HttpServletRequest rawRequest;
  private final ResponseTurn turn = new ResponseTurn();
  private final PassedRequest request;
  private final PassedResponse response;
  private volatile AsyncContext context;

  /**
   * A passage.
   *
   * @param held the asynchronous context that the edge started to hold the request, or null
   * @param untilReturn whether the lease is over when the servlet returns, whatever it started
   * @param proxies whose word on the client is taken
   */
  Passage(
      ServiceLease<Servlet> lease,
      HttpServletRequest request,
      HttpServletResponse response,
      AsyncContext held,
      boolean untilReturn,
      Proxies proxies) {
    this.lease = lease;
    this.untilReturn = untilReturn;
    this.rawRequest = request;
    this.rawResponse = response;
    this.request = new PassedRequest(request, this, proxies);
    this.response = new PassedResponse(response, turn);
    this.context = held;
  }

  PassedResponse response() {
    return response;
  }

  /** Calls the handler; whatever it throws becomes an answer. */
  void run() {
    if (context != null) {
      context.addListener(this);
    }
    lease.onRevoke(() -> end(Refusal.REPLACED));
    try {
      lease.service().service(request, response);
      if (!request.isAsyncStarted()) {
        turn.end(this::complete);
      }
    } catch (IOException e) {
      LOG.debug("The client left during {} {}", rawRequest.getMethod(), uri(), e);
      turn.end(this::complete);
    } catch (SeraiException e) {
      LOG.debug("{} {} was not taken", rawRequest.getMethod(), uri(), e);
      end(e.code() == ErrorCode.SERVICE_REPLACED ? Refusal.REPLACED : Refusal.FAILED);
    } catch (ServletException | RuntimeException e) {
      end(Refusal.FAILED);
      LOG.error("The handler failed at {} {}", rawRequest.getMethod(), uri(), e);
    } finally {
      if (context == null || untilReturn) {
        lease.close();
      }
    }
  }

  PassedContext startAsync(ServletRequest forRequest, ServletResponse forResponse) {
    if (request.isAsyncStarted() || !turn.enter()) {
      throw new IllegalStateException("The request is asynchronous already, or has been ended.");
    }
    try {
      if (context == null) {
        context = startRaw();
      }
      PassedContext passed = new PassedContext(context, turn, forRequest, forResponse);
      request.started(passed);
      return passed;
    } finally {
      turn.leave();
    }
  }

  private AsyncContext startRaw() {
    AsyncContext started = rawRequest.startAsync();
    started.setTimeout(0);
    started.addListener(this);
    return started;
  }

  private void end(Refusal refusal) {
    turn.end(
        () -> {
          if (!rawResponse.isCommitted()) {
            refusal.answer(rawResponse);
          }
          complete();
        });
  }

  private void complete() {
    try {
      if (context != null) {
        context.complete();
      }
    } catch (IllegalStateException e) {
      LOG.debug("The container had ended {} {}", rawRequest.getMethod(), uri(), e);
    }
  }

  private String uri() {
    return rawRequest.getRequestURI();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    turn.end(() -> {});
    lease.close();
  }

  @Override
  public void onTimeout(AsyncEvent event) {}

  @Override
  public void onError(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
