package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.runtime.Endpoint;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.RpcMessages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Opens legacy sessions (MCP 2025-11-25, lifecycle). A process that an earlier gateway initialized
 * goes on with its session, by the memo on its channel.
 */
final class SessionOpener {
  private static final String OFFERED_VERSION = "2025-11-25";
  private static final byte[] OWN_INFO =
      JsonText.utf8("{\"name\":\"serai\",\"title\":\"Serai\",\"version\":\"1.0.0\"}");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClients http;
  private final ScheduledExecutorService timer;
  private final UpstreamLimits limits;
  private final UpstreamEvents events;

  SessionOpener(
      HttpClients http,
      ScheduledExecutorService timer,
      UpstreamLimits limits,
      UpstreamEvents events) {
    this.http = http;
    this.timer = timer;
    this.limits = limits;
    this.events = events;
  }

  /** Opens a session; the lease has to last until it is open. */
  CompletionStage<UpstreamSession> open(SessionKey key, ServerLease lease, Client client) {
    try {
      Optional<String> memo =
          lease.endpoint() instanceof Endpoint.Stdio stdio
              ? stdio.channel().memo()
              : Optional.empty();
      return memo.isPresent() ? resume(key, lease, memo.get()) : initialize(key, lease, client);
    } catch (SeraiException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Makes a client known to a session: its level and its subscriptions hold there too. */
  void link(UpstreamSession session, Client client, ServerLease lease) {
    if (!client.hasSession() || !session.links().add(client)) {
      return;
    }
    if (client.logLevel() != null) {
      session.updateLogLevel();
    }
    for (String uri : client.subscriptions(lease.instance().installation())) {
      session.request("resources/subscribe", Links.uriParams(uri), LIMIT);
    }
  }

  static byte[] levelParams(String level) {
    return JsonText.join("{\"level\":", JsonText.quote(level), "}");
  }

  private CompletionStage<UpstreamSession> resume(SessionKey key, ServerLease lease, String memo) {
    long firstId = ThreadLocalRandom.current().nextLong(1L << 32, 1L << 50);
    UpstreamSession session = new UpstreamSession(key, lease, firstId, limits, events);
    session.connect(wire(lease, session));
    session.initialized(MessageReader.lenient().read(JsonText.utf8(memo)));
    lease.ready();
    return CompletableFuture.completedFuture(session);
  }

  private CompletionStage<UpstreamSession> initialize(
      SessionKey key, ServerLease lease, Client client) {
    UpstreamSession session = new UpstreamSession(key, lease, 0, limits, events);
    session.connect(wire(lease, session));
    return session
        .request("initialize", initializeParams(key, client), lease.handshakeTimeout())
        .exceptionally(error -> lateIsNoStart(key, SeraiException.of(error)))
        .thenApply(answer -> initialized(session, lease, answer))
        .thenApply(this::announced)
        .whenComplete(
            (opened, error) -> {
              if (error != null) {
                refuse(session, lease, SeraiException.of(error));
              }
            });
  }

  private static Message lateIsNoStart(SessionKey key, SeraiException error) {
    throw error.code() == ErrorCode.CALL_TIMEOUT
        ? new SeraiException(
            ErrorCode.START_TIMEOUT,
            "The server " + key.server() + " did not answer initialize in time.",
            error)
        : error;
  }

  private static byte[] initializeParams(SessionKey key, Client client) {
    byte[] info =
        key.owner().isEmpty() || client.clientInfo() == null ? OWN_INFO : client.clientInfo();
    return JsonText.join(
        "{\"protocolVersion\":\"",
        OFFERED_VERSION,
        "\",\"capabilities\":",
        key.capabilities().json(),
        ",\"clientInfo\":",
        info,
        "}");
  }

  private static UpstreamSession initialized(
      UpstreamSession session, ServerLease lease, Message answer) {
    session.initialized(answer);
    session.notice(RpcMessages.notification("notifications/initialized"));
    session.wire().open(session.features().protocolVersion());
    if (lease.endpoint() instanceof Endpoint.Stdio stdio) {
      stdio.channel().memo(new String(answer.bytes(), StandardCharsets.UTF_8));
    }
    lease.ready();
    return session;
  }

  private UpstreamSession announced(UpstreamSession session) {
    events.initialized(session.instance(), session.key().capabilities());
    return session;
  }

  private static void refuse(UpstreamSession session, ServerLease lease, SeraiException error) {
    session.close();
    boolean replaced = error.code() == ErrorCode.SERVICE_REPLACED;
    boolean silent = error.code() == ErrorCode.START_TIMEOUT;
    boolean only = lease.endpoint() instanceof Endpoint.Stdio;
    if (!replaced && (only || (silent && lease.entry().launch() instanceof CommandLaunch))) {
      lease.failed("no session could be opened: " + error.getMessage());
    }
  }

  private Wire wire(ServerLease lease, UpstreamSession session) {
    Endpoint endpoint = lease.endpoint();
    if (endpoint instanceof Endpoint.Stdio stdio) {
      return new ChannelWire(stdio.channel(), session, false).attach();
    }
    if (endpoint instanceof Endpoint.InProcess inProcess) {
      return new ChannelWire(inProcess.sessions().open(), session, true).attach();
    }
    if (endpoint instanceof Endpoint.Http address) {
      return new HttpWire(http, address, session, timer, limits.maxMessageBytes());
    }
    throw new SeraiException(
        ErrorCode.UPSTREAM_INVALID,
        "The server " + lease.instance().installation() + " speaks HTTP+SSE of 2024-11-05 only.");
  }
}
