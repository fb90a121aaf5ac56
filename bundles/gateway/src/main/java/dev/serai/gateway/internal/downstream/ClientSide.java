package dev.serai.gateway.internal.downstream;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.OpenExchanges;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.gateways.GatewayChange;
import dev.serai.gateway.internal.gateways.Gateways;
import dev.serai.gateway.internal.http.DownstreamEra;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.limits.LimitHits;
import dev.serai.gateway.internal.modern.ModernSide;
import dev.serai.gateway.internal.recovery.KeptSessions;
import dev.serai.gateway.internal.routing.ListChange;
import dev.serai.gateway.internal.routing.ListKind;
import dev.serai.gateway.internal.routing.Listings;
import dev.serai.gateway.internal.routing.Router;
import dev.serai.gateway.internal.routing.Visibility;
import dev.serai.gateway.internal.upstream.UpstreamSession;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/** Everything on the clients' side: their sessions and the adapter of each era. */
public final class ClientSide implements AutoCloseable {
  private static final Set<ListKind> ALL = EnumSet.allOf(ListKind.class);
  private static final Set<ListKind> TOOLS = EnumSet.of(ListKind.TOOLS);

  private final ClientSessions sessions;
  private final DownstreamEra era;
  private final ModernSide modern;
  private final SseDownstream pair;
  private final Upstreams upstreams;
  private final Listings listings;
  private final Gateways gateways;
  private final Visibility visibility;
  private final Resubscriptions resubscriptions;

  /**
   * The clients' side.
   *
   * @param settings bounds and habits
   * @param router answers requests
   * @param upstreams the servers' side
   * @param listings what servers list
   * @param gateways which there are
   * @param visibility what they show
   * @param modern serves the clients without sessions
   * @param kept the sessions that outlive the gateway
   * @param exchanges the requests in flight
   * @param hits counts refusals
   * @param timer for what has to wait
   */
  public ClientSide(
      Settings settings,
      Router router,
      Upstreams upstreams,
      Listings listings,
      Gateways gateways,
      Visibility visibility,
      ModernSide modern,
      KeptSessions kept,
      OpenExchanges exchanges,
      LimitHits hits,
      ScheduledExecutorService timer) {
    this.modern = modern;
    this.upstreams = upstreams;
    this.listings = listings;
    this.gateways = gateways;
    this.visibility = visibility;
    this.resubscriptions = new Resubscriptions(router, listings, timer);
    this.sessions = new ClientSessions(kept, settings.sessions(), hits, events());
    SessionMethods methods =
        new SessionMethods(sessions, router, upstreams, listings.gate(), exchanges);
    SessionTraffic traffic = new SessionTraffic(methods, settings.sessions().maxBatch(), hits);
    this.era =
        new DualDownstream(
            new LegacyDownstream(sessions, methods, traffic, settings.strictSessions()),
            modern.downstream());
    this.pair =
        new SseDownstream(
            sessions, methods, traffic, settings.sessions().initialize().patience(), hits);
  }

  /**
   * Bounds and habits.
   *
   * @param sessions bounds of sessions
   * @param strictSessions whether every request but {@code initialize} needs a session
   */
  public record Settings(SessionLimits sessions, boolean strictSessions) {}

  /** Serves the clients. */
  public DownstreamEra era() {
    return era;
  }

  /** Serves the clients of the HTTP+SSE pair. */
  public DownstreamEra pair() {
    return pair;
  }

  /** Tells the clients that see them that lists have changed. */
  public void listsChanged(ListChange change) {
    for (String name : gateways.names()) {
      Set<ListKind> kinds = visibility.changes(name, change);
      if (!kinds.isEmpty()) {
        tell(kinds, client -> sees(client, change) && client.scope().name().equals(name));
      }
    }
    change
        .theirs()
        .forEach(
            (owner, kinds) -> tell(kinds, client -> sees(client, change) && isOf(client, owner)));
  }

  /** Of a client that has not called yet since it came back its name alone is known. */
  private static boolean isOf(Client client, OwnerRef owner) {
    return client.actor() == null
        ? client.principal().mayBeOf(owner)
        : client.actor().principal().belongsTo(owner);
  }

  private static boolean sees(Client client, ListChange change) {
    return client.scope() instanceof Scope.Gateway
        && client.capabilities().equals(change.capabilities());
  }

  /** Tells one client that its lists have changed. */
  public void listsChangedFor(String owner, Set<ListKind> kinds) {
    tell(kinds, client -> client.scope() instanceof Scope.Gateway && client.pool().equals(owner));
  }

  /** Tells the clients of a server's own endpoint that its lists have changed. */
  public void decided(InstallationId server, CapabilitySet capabilities, Set<ListKind> kinds) {
    tell(
        kinds,
        client ->
            client.scope() instanceof Scope.Server at
                && at.installation().equals(server)
                && client.capabilities().equals(capabilities));
  }

  /** Tells the clients of these gateways that all their lists may have changed. */
  public void gatewaysChanged(GatewayChange change) {
    tell(ALL, client -> isAt(client, change.names()));
    send(TOOLS, client -> isAt(client, change.exposures()) && !listsTools(client));
  }

  private static boolean isAt(Client client, Set<String> gateways) {
    return client.scope() instanceof Scope.Gateway at && gateways.contains(at.name());
  }

  /** A gateway that is searched lists the same tools, whatever has changed. */
  private void tell(Set<ListKind> kinds, Predicate<Client> concerned) {
    Set<ListKind> others = EnumSet.copyOf(kinds);
    others.remove(ListKind.TOOLS);
    send(others, concerned);
    if (kinds.contains(ListKind.TOOLS)) {
      send(TOOLS, client -> concerned.test(client) && listsTools(client));
    }
  }

  private boolean listsTools(Client client) {
    return visibility.changing(client.scope()).contains(ListKind.TOOLS);
  }

  private void send(Set<ListKind> kinds, Predicate<Client> concerned) {
    modern.listsChanged(concerned, ListKind.notifications(kinds));
    for (ClientSession session : sessions.all()) {
      if (concerned.test(session)) {
        session.hasOtherLists(kinds);
      }
    }
  }

  /** Lists may have changed while no gateway was there, or be unlike those of another gateway. */
  private void catchUp(ClientSession session) {
    if (session.scope() instanceof Scope.Gateway) {
      listings.directory(session, none -> false).thenRun(() -> session.seesOtherLists(ALL));
    }
  }

  /** Begins the subscriptions anew that a client had at a server. */
  public void subscribeAgain(InstallationId server, String owner) {
    sessions.all().stream()
        .filter(session -> session.owner().equals(owner))
        .forEach(session -> resubscriptions.begin(session, server));
  }

  /** Delivers what has waited until the rights of clients can be told again. */
  public void deliver() {
    sessions.all().forEach(session -> session.mailbox().deliver());
    modern.deliver();
  }

  /** Ends sessions of clients that have been silent for too long. */
  public void expire() {
    sessions.expire();
  }

  /** Ends streams of clients of the HTTP+SSE pair that do not begin a session. */
  public void expireStreams() {
    pair.expire();
  }

  /** Ends all listening streams, so that nothing holds the gateway back. */
  public void stopListening() {
    sessions.stopListening();
    modern.stopListening();
  }

  /** Keeps the sessions for the next gateway. */
  @Override
  public void close() {
    sessions.close();
  }

  private ClientSessions.Events events() {
    return new ClientSessions.Events() {
      @Override
      public void ended(ClientSession session) {
        upstreams.leave(session);
        listings.forget(session);
      }

      @Override
      public void cameBack(ClientSession session) {
        resubscriptions.begin(session);
        catchUp(session);
      }

      @Override
      public void hearsAgain(ClientSession session, InstallationId server) {
        resubscriptions.begin(session, server);
      }

      @Override
      public void rightsChanged(ClientSession session) {
        session.seesOtherLists(visibility.changing(session.scope()));
      }

      @Override
      public void notified(ClientSession session, Message notification) {
        for (UpstreamSession upstream : upstreams.sessionsOf(session)) {
          upstream.clientNotified(session, notification);
        }
      }
    };
  }
}
