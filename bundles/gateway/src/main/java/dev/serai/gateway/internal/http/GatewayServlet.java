package dev.serai.gateway.internal.http;

import dev.serai.core.edge.McpHandler;
import dev.serai.core.edge.Sites;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
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
  private final transient Endpoints endpoints;
  private final transient int maxBodyBytes;
  private final transient WaitingLimit waiting;
  private final transient LimitHits hits;
  private final transient Heartbeats heartbeats;
  private final transient DownstreamEra era;
  private final transient DownstreamEra pair;
  private final transient Runnable onStop;

  /**
   * A handler.
   *
   * @param hosts allowed host names beside those of loopback, lower case
   * @param origins allowed origins beside those of loopback, lower case
   * @param servers which installations have an endpoint
   * @param limits bounds
   * @param hits counts refusals
   * @param heartbeats keeps streams alive
   * @param era serves the clients
   * @param pair serves the clients of the HTTP+SSE pair
   * @param onStop ends the streams that would never end
   */
  public GatewayServlet(
      Set<String> hosts,
      Set<String> origins,
      Predicate<InstallationId> servers,
      HttpLimits limits,
      LimitHits hits,
      Heartbeats heartbeats,
      DownstreamEra era,
      DownstreamEra pair,
      Runnable onStop) {
    this.sites = new Sites(hosts, origins);
    this.endpoints = new Endpoints(servers);
    this.maxBodyBytes = limits.maxBodyBytes();
    this.waiting = new WaitingLimit(limits.maxWaitingBytes(), hits, "A client");
    this.hits = hits;
    this.heartbeats = heartbeats;
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
      sites.check(request.getHeader("Host"), request.getHeader("Origin"));
      PairPath path = PairPath.of(request.getRequestURI());
      serve(request, response, endpoints.scope(path.endpoint()), path.pair());
    } catch (SeraiException e) {
      HttpErrors.send(response, null, e);
    } catch (IOException e) {
      LOG.debug("The client has gone", e);
    }
  }

  private void serve(
      HttpServletRequest request, HttpServletResponse response, Scope scope, boolean paired)
      throws IOException {
    DownstreamEra serving = paired ? pair : era;
    switch (request.getMethod()) {
      case "POST" -> post(request, response, scope, serving);
      case "GET" -> listen(request, response, scope, serving);
      case "DELETE" -> {
        if (paired) {
          HttpErrors.methodNotAllowed(response, PAIR_ALLOWED);
        } else {
          era.end(call(request, response, scope, new Accept(true, false)));
        }
      }
      default -> HttpErrors.methodNotAllowed(response, paired ? PAIR_ALLOWED : ALLOWED);
    }
  }

  private void post(
      HttpServletRequest request, HttpServletResponse response, Scope scope, DownstreamEra serving)
      throws IOException {
    String type = request.getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new SeraiException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body has to be application/json.");
    }
    HttpCall call = call(request, response, scope, Accept.of(request));
    RequestBody.read(
        request, maxBodyBytes, body -> dispatch(serving, call, body), error -> refuse(call, error));
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

  private void listen(
      HttpServletRequest request,
      HttpServletResponse response,
      Scope scope,
      DownstreamEra serving) {
    Accept accept = Accept.of(request);
    if (!accept.events()) {
      throw new SeraiException(ErrorCode.NOT_ACCEPTABLE, "Accept has to name text/event-stream.");
    }
    serving.listen(call(request, response, scope, accept));
  }

  private HttpCall call(
      HttpServletRequest request, HttpServletResponse response, Scope scope, Accept accept) {
    AsyncContext async = request.startAsync(request, response);
    async.setTimeout(0);
    return new HttpCall(async, scope, accept, waiting, heartbeats);
  }
}
