package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.runtime.Endpoint;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.GatewayIdentity;
import dev.serai.gateway.internal.exchange.ServerNames;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.limits.LimitHits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Opens sessions in the era of the server. A process that an earlier gateway has spoken to goes on
 * with its session, by the memo on its channel.
 */
final class SessionOpener {
  private static final String OFFERED_VERSION = "2025-11-25";

  private final LastResort lastResort = new LastResort();
  private final HttpClients http;
  private final ScheduledExecutorService timer;
  private final UpstreamLimits limits;
  private final LimitHits hits;
  private final MessageLimit messages;
  private final HearingRule hearing;
  private final UpstreamEvents events;
  private final Eras eras;
  private final SessionKeys keys;
  private final Rooms rooms;

  SessionOpener(
      HttpClients http,
      ScheduledExecutorService timer,
      UpstreamLimits limits,
      LimitHits hits,
      HearingRule hearing,
      UpstreamEvents events,
      Eras eras,
      SessionKeys keys,
      Rooms rooms) {
    this.http = http;
    this.timer = timer;
    this.limits = limits;
    this.hits = hits;
    this.messages = new MessageLimit(limits.maxMessageBytes(), hits);
    this.hearing = hearing;
    this.events = events;
    this.eras = eras;
    this.keys = keys;
    this.rooms = rooms;
  }

  /** Opens a session; the lease has to last until it is open. */
  CompletionStage<UpstreamSession> open(SessionKey key, ServerLease lease, Client client) {
    try {
      Optional<String> memo =
          lease.endpoint() instanceof Endpoint.Stdio stdio
              ? stdio.channel().memo()
              : Optional.empty();
      return memo.isPresent()
          ? resume(key, lease, client, memo.get())
          : lastResort
              .open(lease.endpoint(), endpoint -> begin(key, lease, client, endpoint))
              .whenComplete((session, error) -> refuseIf(lease, error));
    } catch (SeraiException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<UpstreamSession> resume(
      SessionKey key, ServerLease lease, Client client, String memo) {
    long firstId = ThreadLocalRandom.current().nextLong(1L << 32, 1L << 50);
    UpstreamSession session = new UpstreamSession(key, lease, firstId, limits, hits);
    Message said = MessageReader.lenient().read(JsonText.utf8(memo));
    session.connect(wire(lease.endpoint(), session, Era.LEGACY));
    if (said.slice(Place.SUPPORTED_VERSIONS) == null) {
      legacy(session, lease, client, said);
    } else {
      modern(session, lease, client, said);
    }
    lease.ready();
    return CompletableFuture.completedFuture(session);
  }

  private CompletionStage<UpstreamSession> begin(
      SessionKey key, ServerLease lease, Client client, Endpoint endpoint) {
    UpstreamSession session = new UpstreamSession(key, lease, 0, limits, hits);
    return shakeHands(session, lease, client, endpoint)
        .thenApply(said -> begun(session, lease, client, said))
        .whenComplete(
            (opened, error) -> {
              if (error != null) {
                session.close();
              }
            });
  }

  private CompletionStage<EraProbe.Said> shakeHands(
      UpstreamSession session, ServerLease lease, Client client, Endpoint endpoint) {
    EraProbe probe = new EraProbe(session, timer, initializeParams(session.key(), client));
    boolean modernPossible =
        eras.of(lease, client) != Era.LEGACY
            && (endpoint instanceof Endpoint.Stdio || endpoint instanceof Endpoint.Http);
    session.connect(wire(endpoint, session, modernPossible ? Era.MODERN : Era.LEGACY));
    if (!modernPossible) {
      return probe.initialize(lease.handshakeTimeout());
    }
    if (endpoint instanceof Endpoint.Stdio) {
      return probe.both(lease.handshakeTimeout(), () -> eras.died(lease));
    }
    Runnable legacy = () -> session.connect(wire(endpoint, session, Era.LEGACY));
    return eras.of(lease, client) == null && Eras.wantsLegacy(endpoint, client)
        ? probe.legacyIfPossible(
            lease.handshakeTimeout(),
            legacy,
            () -> eras.speaksBoth(lease),
            () -> session.connect(wire(endpoint, session, Era.MODERN)))
        : probe.oneAfterTheOther(lease.handshakeTimeout(), legacy);
  }

  private static byte[] initializeParams(SessionKey key, Client client) {
    Object info =
        key.owner().isEmpty() || client.clientInfo() == null
            ? GatewayIdentity.INFO
            : client.clientInfo();
    return JsonText.join(
        "{\"protocolVersion\":\"",
        OFFERED_VERSION,
        "\",\"capabilities\":",
        key.capabilities().json(),
        ",\"clientInfo\":",
        info,
        "}");
  }

  private UpstreamSession begun(
      UpstreamSession session, ServerLease lease, Client client, EraProbe.Said said) {
    if (said.era() == Era.MODERN) {
      modern(session, lease, client, said.answer());
    } else {
      legacy(session, lease, client, said.answer());
      session.notice(RpcMessages.notification("notifications/initialized"));
      session.wire().open(session.features().protocolVersion());
    }
    if (lease.endpoint() instanceof Endpoint.Stdio stdio) {
      stdio.channel().memo(new String(said.answer().bytes(), StandardCharsets.UTF_8));
    }
    lease.ready();
    events.initialized(session);
    if (!(lease.endpoint() instanceof Endpoint.Stdio)) {
      session.ended().thenRun(() -> lost(session));
    }
    return session;
  }

  /** The end of a process is the orchestrator's to judge; all else is opened again. */
  private void lost(UpstreamSession session) {
    List<Client> bereft = session.bereft();
    if (!bereft.isEmpty()) {
      timer.execute(
          () -> bereft.forEach(client -> events.subscriptionsLost(session.key().server(), client)));
    }
  }

  private void legacy(UpstreamSession session, ServerLease lease, Client client, Message said) {
    ServerHello hello = ServerHello.initialized(said, lease.entry());
    session.become(
        new LegacyUpstream(
            session,
            notifications(session, lease),
            new ServerRequests(
                session,
                limits,
                hits,
                ServerNames.of(lease.entry()).tasks(),
                rooms,
                new Hearers(session, hearing))),
        hello,
        keys.legacy(lease, client));
    if (rooms.takesTurns(session.key().server())) {
      session.requests().turnstile().takeTurns();
    }
    eras.learned(lease, client, Era.LEGACY);
  }

  private void modern(UpstreamSession session, ServerLease lease, Client client, Message said) {
    ServerHello hello = ServerHello.discovered(said, ModernMeta.VERSION, lease.entry());
    ModernUpstream adapter =
        new ModernUpstream(
            session,
            notifications(session, lease),
            timer,
            new InputLimits(limits.calls(), hits),
            lease.endpoint() instanceof Endpoint.Http);
    session.become(adapter, hello, keys.modern(lease, client));
    eras.learned(lease, client, Era.MODERN);
    adapter.listen();
  }

  private ServerNotifications notifications(UpstreamSession session, ServerLease lease) {
    return new ServerNotifications(
        session,
        ServerNames.of(lease.entry()),
        session.requests().pending(),
        new Hearers(session, hearing),
        events);
  }

  private void refuseIf(ServerLease lease, Throwable failure) {
    if (failure == null) {
      return;
    }
    SeraiException error = SeraiException.of(failure);
    if (error.code() == ErrorCode.UPSTREAM_INVALID) {
      eras.forget(lease.instance().installation());
    }
    boolean replaced = error.code() == ErrorCode.SERVICE_REPLACED || eras.hasDied(lease);
    boolean silent = error.code() == ErrorCode.START_TIMEOUT;
    boolean only = lease.endpoint() instanceof Endpoint.Stdio;
    if (!replaced && (only || (silent && lease.entry().launch() instanceof CommandLaunch))) {
      lease.failed("no session could be opened: " + error.getMessage());
    }
  }

  private Wire wire(Endpoint endpoint, UpstreamSession session, Era era) {
    Inbox inbox = new Inbox(session);
    if (endpoint instanceof Endpoint.Stdio stdio) {
      return new ChannelWire(stdio.channel(), inbox, false).attach();
    }
    if (endpoint instanceof Endpoint.InProcess inProcess) {
      return new ChannelWire(inProcess.sessions().open(), inbox, true).attach();
    }
    if (endpoint instanceof Endpoint.Http address) {
      return new HttpWire(http, address, inbox, timer, messages, era);
    }
    return new PairWire(http, (Endpoint.HttpSse) endpoint, inbox, messages).start();
  }
}
