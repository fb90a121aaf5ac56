package dev.serai.gateway.internal.downstream;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Caller;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.LogLevel;
import dev.serai.gateway.internal.exchange.OpenExchanges;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.routing.ReviewGate;
import dev.serai.gateway.internal.routing.Router;
import dev.serai.gateway.internal.upstream.ServerHello;
import dev.serai.gateway.internal.upstream.UpstreamSession;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The methods that belong to a session (MCP 2025-11-25, lifecycle and logging); the router has the
 * rest.
 */
final class SessionMethods {
  private static final Set<String> NEED_SESSION =
      Set.of("logging/setLevel", "resources/subscribe", "resources/unsubscribe");

  private final ClientSessions sessions;
  private final Router router;
  private final Upstreams upstreams;
  private final ReviewGate gate;
  private final OpenExchanges exchanges;

  SessionMethods(
      ClientSessions sessions,
      Router router,
      Upstreams upstreams,
      ReviewGate gate,
      OpenExchanges exchanges) {
    this.gate = gate;
    this.sessions = sessions;
    this.router = router;
    this.upstreams = upstreams;
    this.exchanges = exchanges;
  }

  /** The requests in flight. */
  OpenExchanges exchanges() {
    return exchanges;
  }

  /** Whether a request makes no sense without a session. */
  static boolean needsSession(String method) {
    return NEED_SESSION.contains(method);
  }

  /**
   * Begins a session and answers with what the endpoint can do.
   *
   * @param caller who asks, and where
   * @param actor the same as decisions are made about them
   * @param place gives the session its place
   * @param request the client's words
   * @param kept whether the session outlives its connection
   * @param accepted gets the session; where the answer goes
   */
  void initialize(
      Caller caller,
      Actor actor,
      Supplier<SessionPlaces.Place> place,
      Message request,
      boolean kept,
      Function<ClientSession, ClientSink> accepted) {
    String wanted = request.text(Place.PROTOCOL_VERSION);
    if (wanted == null) {
      throw new SeraiException(
          ErrorCode.INVALID_PARAMS, "The parameter \"protocolVersion\" must be a string.");
    }
    String version = ProtocolVersions.negotiate(wanted);
    CapabilitySet capabilities = CapabilitySet.of(request.slice(Place.CAPABILITIES)).under(version);
    ClientSession session =
        sessions.create(
            place.get(), caller, version, capabilities, request.slice(Place.CLIENT_INFO), kept);
    session.seen(actor);
    OpenExchanges.Seat seat = exchanges.seat();
    Exchange exchange = new Exchange(session, actor, request, accepted.apply(session), seat::leave);
    seat.take(exchange);
    if (caller.scope() instanceof Scope.Server server) {
      initializeServer(exchange, session, server.installation());
    } else {
      session.keep().thenRun(() -> exchange.respond(GatewayHello.result(version)));
    }
  }

  private void initializeServer(Exchange exchange, ClientSession session, InstallationId server) {
    upstreams
        .session(server, session)
        .thenCompose(upstream -> hello(session, server, upstream.hello()))
        .whenComplete(
            (hello, error) -> {
              if (error == null) {
                session.keep().thenRun(() -> exchange.respond(hello));
              } else {
                sessions.end(session);
                exchange.fail(error);
              }
            });
  }

  private CompletionStage<byte[]> hello(
      ClientSession session, InstallationId server, ServerHello hello) {
    return gate.instructions(session, server, hello)
        .thenApply(shown -> hello.initializeResult(session.version(), shown.orElse(null)));
  }

  /** Serves a request other than {@code initialize}. */
  void serve(Exchange exchange, ClientSession session) {
    if (session != null && exchange.request().method().equals("logging/setLevel")) {
      setLevel(exchange, session);
    } else {
      router.route(exchange);
    }
  }

  private void setLevel(Exchange exchange, ClientSession session) {
    String level = exchange.request().text(Place.LEVEL);
    if (!LogLevel.isKnown(level)) {
      exchange.fail(
          new SeraiException(
              ErrorCode.INVALID_PARAMS,
              "The parameter \"level\" must be a log level of RFC 5424."));
      return;
    }
    CompletionStage<Void> kept = session.logLevel(level);
    if (session.scope() instanceof Scope.Server server) {
      upstreams.call(Call.unchanged(exchange, server.installation()));
      return;
    }
    upstreams.sessionsOf(session).forEach(UpstreamSession::updateLogLevel);
    kept.thenRun(() -> exchange.respond(JsonText.utf8("{}")));
  }
}
