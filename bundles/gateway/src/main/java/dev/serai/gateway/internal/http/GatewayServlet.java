package dev.serai.gateway.internal.http;

import dev.serai.core.edge.McpHandler;
import dev.serai.core.edge.Sites;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.access.AccessControl;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler that the edge passes requests to: the rules of HTTP, then the adapter of the client's
 * era.
 */
public final class GatewayServlet extends HttpServlet implements McpHandler {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(GatewayServlet.class);
  private static final String ALLOWED = "GET, POST, DELETE";
  private static final String PAIR_ALLOWED = "GET, POST";

  private final transient Sites sites;
  private final transient Admission admission;
  private final transient Challenge challenge;
  private final transient ResourceDocuments documents;
  private final transient int maxBodyBytes;
  private final transient WaitingLimit waiting;
  private final transient LimitHits hits;
  private final transient Heartbeats heartbeats;
  private final transient OpenStreams streams;
  private final transient DownstreamEra era;
  private final transient DownstreamEra pair;
  private final transient Runnable onStop;

  /**
   * A handler.
   *
   * @param settings what can be set
   * @param access says who calls
   * @param endpoints which endpoints are there, and for whom
   * @param hits counts refusals
   * @param heartbeats keeps streams alive
   * @param streams ends those of clients that are not let in any more
   * @param era serves the clients
   * @param pair serves the clients of the HTTP+SSE pair
   * @param onStop ends the streams that would never end
   */
  public GatewayServlet(
      HttpSettings settings,
      AccessControl access,
      EndpointRule endpoints,
      LimitHits hits,
      Heartbeats heartbeats,
      OpenStreams streams,
      DownstreamEra era,
      DownstreamEra pair,
      Runnable onStop) {
    this.sites = new Sites(settings.hosts(), settings.origins());
    this.admission = new Admission(access, endpoints);
    this.challenge = new Challenge(access, settings.url());
    this.documents = new ResourceDocuments(access, settings.url());
    this.maxBodyBytes = settings.limits().maxBodyBytes();
    this.waiting = new WaitingLimit(settings.limits().maxWaitingBytes(), hits, "A client");
    this.hits = hits;
    this.heartbeats = heartbeats;
    this.streams = streams;
    this.era = era;
    this.pair = pair;
    this.onStop = onStop;
  }

  @Override
  public void stopListening() {
    onStop.run();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    try {
      if (ResourceDocuments.own(request.getRequestURI())) {
        sites.checkHost(request.getHeader("Host"));
        documents.serve(request, response);
      } else {
        sites.check(request.getHeader("Host"), request.getHeader("Origin"));
        enter(request, response, PairPath.of(request.getRequestURI()));
      }
    } catch (SeraiException e) {
      HttpErrors.send(response, null, e);
    } catch (IOException e) {
      LOG.debug("The client has gone", e);
    }
  }

  private void enter(HttpServletRequest request, HttpServletResponse response, PairPath path) {
    Scope scope =
        Endpoints.scope(path.endpoint())
            .orElseThrow(
                () ->
                    new SeraiException(
                        ErrorCode.UNKNOWN_SERVER, "There is no endpoint at this path."));
    CompletableFuture<Admission.Admitted> admitted = admit(request, scope);
    if (admitted.isDone()) {
      admitted.whenComplete((who, error) -> go(request, response, path, scope, who, error));
      return;
    }
    AsyncContext async = startAsync(request, response);
    admitted.whenComplete(
        (who, error) -> async.start(() -> go(request, response, path, scope, who, error)));
  }

  private CompletableFuture<Admission.Admitted> admit(HttpServletRequest request, Scope scope) {
    try {
      return admission.admit(request, scope).toCompletableFuture();
    } catch (SeraiException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void go(
      HttpServletRequest request,
      HttpServletResponse response,
      PairPath path,
      Scope scope,
      Admission.Admitted admitted,
      Throwable error) {
    try {
      if (error == null) {
        serve(new Visit(request, response, admitted, scope), path.pair());
      } else {
        turnAway(request, response, SeraiException.of(error));
      }
    } catch (RuntimeException e) {
      refuse(request, response, SeraiException.of(e));
    } catch (IOException e) {
      LOG.debug("The client has gone", e);
    }
  }

  private void turnAway(
      HttpServletRequest request, HttpServletResponse response, SeraiException error) {
    String how = challenge.of(request, error);
    if (how != null) {
      response.setHeader("WWW-Authenticate", how);
    }
    refuse(request, response, error);
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, SeraiException error) {
    HttpErrors.send(response, null, error);
    complete(request);
  }

  private static void complete(HttpServletRequest request) {
    if (request.isAsyncStarted()) {
      request.getAsyncContext().complete();
    }
  }

  /** A request that was admitted. */
  private record Visit(
      HttpServletRequest request,
      HttpServletResponse response,
      Admission.Admitted admitted,
      Scope scope) {}

  private void serve(Visit visit, boolean paired) throws IOException {
    DownstreamEra serving = paired ? pair : era;
    switch (visit.request().getMethod()) {
      case "POST" -> post(visit, serving);
      case "GET" -> listen(visit, serving);
      case "DELETE" -> {
        if (paired) {
          notAllowed(visit, PAIR_ALLOWED);
        } else {
          era.end(call(visit, new Accept(true, false)));
        }
      }
      default -> notAllowed(visit, paired ? PAIR_ALLOWED : ALLOWED);
    }
  }

  private static void notAllowed(Visit visit, String allowed) {
    HttpErrors.methodNotAllowed(visit.response(), allowed);
    complete(visit.request());
  }

  private void post(Visit visit, DownstreamEra serving) throws IOException {
    String type = visit.request().getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new SeraiException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body has to be application/json.");
    }
    HttpCall call = call(visit, Accept.of(visit.request()));
    RequestBody.read(
        visit.request(),
        maxBodyBytes,
        body -> dispatch(serving, call, body),
        error -> refuse(call, error));
  }

  private void refuse(HttpCall call, SeraiException error) {
    if (error.code() == ErrorCode.BODY_TOO_LARGE) {
      hits.count(Limit.BODY);
    }
    call.refuseBody(error);
  }

  private static void dispatch(DownstreamEra serving, HttpCall call, byte[] body) {
    try {
      serving.post(call, body);
    } catch (RuntimeException e) {
      call.error(null, SeraiException.of(e));
    }
  }

  private void listen(Visit visit, DownstreamEra serving) {
    Accept accept = Accept.of(visit.request());
    if (!accept.events()) {
      throw new SeraiException(ErrorCode.NOT_ACCEPTABLE, "Accept has to name text/event-stream.");
    }
    serving.listen(call(visit, accept));
  }

  private HttpCall call(Visit visit, Accept accept) {
    AsyncContext async = startAsync(visit.request(), visit.response());
    return new HttpCall(
        async, visit.admitted(), visit.scope(), accept, waiting, heartbeats, streams);
  }

  private static AsyncContext startAsync(HttpServletRequest request, HttpServletResponse response) {
    if (request.isAsyncStarted()) {
      return request.getAsyncContext();
    }
    AsyncContext async = request.startAsync(request, response);
    async.setTimeout(0);
    return async;
  }
}
