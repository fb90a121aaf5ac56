package dev.serai.gateway.internal;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.StoreListener;
import dev.serai.core.tool.ToolDiscovery;
import dev.serai.gateway.internal.access.AccessControl;
import dev.serai.gateway.internal.access.CallAudit;
import dev.serai.gateway.internal.access.Decisions;
import dev.serai.gateway.internal.downstream.ClientSide;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.OpenExchanges;
import dev.serai.gateway.internal.gateways.EndpointGuard;
import dev.serai.gateway.internal.gateways.Gateways;
import dev.serai.gateway.internal.http.GatewayServlet;
import dev.serai.gateway.internal.http.Heartbeats;
import dev.serai.gateway.internal.http.OpenStreams;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import dev.serai.gateway.internal.limits.LimitState;
import dev.serai.gateway.internal.modern.ModernSide;
import dev.serai.gateway.internal.recovery.Recovery;
import dev.serai.gateway.internal.routing.ListChange;
import dev.serai.gateway.internal.routing.ListKind;
import dev.serai.gateway.internal.routing.Listings;
import dev.serai.gateway.internal.routing.Reviews;
import dev.serai.gateway.internal.routing.Rights;
import dev.serai.gateway.internal.routing.Router;
import dev.serai.gateway.internal.routing.ServerDiscovery;
import dev.serai.gateway.internal.routing.TaskOwners;
import dev.serai.gateway.internal.routing.Visibility;
import dev.serai.gateway.internal.search.ToolIndexes;
import dev.serai.gateway.internal.upstream.HttpClients;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the gateway and how they hang together. Safe for use by any thread. */
final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final long SWEEP_MILLIS = 250;

  /** Time for the orchestrator to hear of new servers too. */
  private static final long WARM_UP_MILLIS = 200;

  private static final long HEARTBEAT_SECONDS = 15;
  private static final long PULSE_MILLIS = 1_000;
  private static final long EXPIRE_SECONDS = 60;

  private final ScheduledExecutorService timer;
  private final HttpClients http = new HttpClients();
  private final LimitHits hits = new LimitHits();
  private final Heartbeats heartbeats = new Heartbeats();
  private final OpenExchanges exchanges = new OpenExchanges();
  private final GatewaySettings settings;
  private final Recovery recovery;
  private final Gateways gateways;
  private final ToolIndexes indexes = new ToolIndexes();
  private final Listings listings;
  private final Upstreams upstreams;
  private final ClientSide clients;
  private final GatewayServlet servlet;
  private final ToolDesk tools;
  private final ToolDiscovery discovery;

  /**
   * A gateway that serves once the registry has spoken.
   *
   * @param settings what can be set
   * @param neighbours the services it uses
   * @param recovery keeps what outlives the gateway; closed with it
   */
  Gateway(GatewaySettings settings, Neighbours neighbours, Recovery recovery) {
    this.settings = settings;
    this.recovery = recovery;
    timer = timer();
    listings =
        new Listings(
            timer,
            settings.listWait(),
            new Reviews(neighbours.review(), settings.reviewWait()),
            listChanges());
    gateways =
        new Gateways(neighbours.gateways(), neighbours.bindings(), settings.modern().folder());
    AccessControl access = new AccessControl(neighbours.access());
    Decisions decisions = new Decisions(access);
    Visibility visibility = new Visibility(gateways, decisions, listings::registry);
    TaskOwners owners = new TaskOwners(recovery.tasks(), this::hasOwnProcesses);
    Rights rights = new Rights(visibility, decisions, listings::entry, owners, listings::exposed);
    upstreams =
        new Upstreams(
            neighbours.orchestrator(),
            this::isolation,
            http,
            timer,
            settings.upstream(),
            hits,
            rights,
            listings);
    listings.connect(upstreams, gateways::isBound);
    discovery = new ServerDiscovery(upstreams);
    CallAudit audit = new CallAudit(neighbours.audit());
    Router router = new Router(listings, upstreams, visibility, indexes, rights, owners, audit);
    OpenStreams streams = new OpenStreams(access);
    ModernSide modern =
        new ModernSide(
            settings.modern(),
            router,
            rights,
            upstreams,
            listings,
            recovery.calls(),
            exchanges,
            timer,
            hits);
    clients =
        new ClientSide(
            settings.clients(),
            router,
            upstreams,
            listings,
            gateways,
            visibility,
            modern,
            recovery.sessions(),
            exchanges,
            hits,
            timer);
    servlet =
        new GatewayServlet(
            settings.http(),
            access,
            new EndpointGuard(gateways, listings::entry, decisions, audit),
            hits,
            heartbeats,
            streams,
            clients.era(),
            clients.pair(),
            clients::stopListening);
    tools = new ToolDesk(listings, router, visibility);
    gateways.onChange(
        change -> {
          listings.bindingsChanged();
          clients.gatewaysChanged(change);
        });
    every(SWEEP_MILLIS, TimeUnit.MILLISECONDS, upstreams::sweep);
    every(HEARTBEAT_SECONDS, TimeUnit.SECONDS, heartbeats::beatAll);
    every(PULSE_MILLIS, TimeUnit.MILLISECONDS, modern::beat);
    every(PULSE_MILLIS, TimeUnit.MILLISECONDS, clients::expireStreams);
    every(PULSE_MILLIS, TimeUnit.MILLISECONDS, streams::check);
    every(PULSE_MILLIS, TimeUnit.MILLISECONDS, clients::deliver);
    every(PULSE_MILLIS, TimeUnit.MILLISECONDS, audit::flush);
    every(EXPIRE_SECONDS, TimeUnit.SECONDS, clients::expire);
    every(EXPIRE_SECONDS, TimeUnit.SECONDS, recovery.calls()::sweep);
    every(EXPIRE_SECONDS, TimeUnit.SECONDS, () -> owners.expire(Instant.now()));
    every(settings.listRefresh().toSeconds(), TimeUnit.SECONDS, listings::refreshAwake);
  }

  /** Answers the requests of clients. */
  GatewayServlet servlet() {
    return servlet;
  }

  /** The tools of the default gateway, for the console. */
  ToolDesk tools() {
    return tools;
  }

  /** Asks servers what they define. */
  ToolDiscovery discovery() {
    return discovery;
  }

  /** The service that reviews what servers define is there, or another one is. */
  void reviewComes() {
    listings.reviewComes();
  }

  /** What is shown of a server may be another now. */
  void decided(InstallationId server) {
    listings.decided(server);
  }

  /** Every limit with its value and how often it has been hit. */
  List<LimitState> limits() {
    return Arrays.stream(Limit.values())
        .map(limit -> new LimitState(limit, settings.value(limit), hits.of(limit)))
        .toList();
  }

  /** How often limits have been hit. */
  LimitHits hits() {
    return hits;
  }

  /** What has to hear of changes of gateways. */
  List<StoreListener> storeListeners() {
    return gateways.listeners();
  }

  /** Follows the registry. */
  void registryChanged(RegistrySnapshot snapshot) {
    listings.follow(snapshot);
    timer.schedule(() -> guarded(listings::warmUp), WARM_UP_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Ends what would hold a replacement back. */
  void stopListening() {
    clients.stopListening();
  }

  /**
   * Answers the calls that are still in flight after a time with an error, and every later one.
   *
   * @return is done when they are answered
   */
  Future<?> interruptCalls(Duration after) {
    return timer.schedule(
        () -> guarded(exchanges::interrupt), after.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    listings.close();
    indexes.close();
    upstreams.close();
    clients.close();
    recovery.close();
    http.close();
  }

  private Listings.Listener listChanges() {
    return new Listings.Listener() {
      @Override
      public void changed(ListChange change) {
        clients.listsChanged(change);
      }

      @Override
      public void changedFor(String owner, Set<ListKind> kinds) {
        clients.listsChangedFor(owner, kinds);
      }

      @Override
      public void decided(InstallationId server, CapabilitySet capabilities, Set<ListKind> kinds) {
        clients.decided(server, capabilities, kinds);
      }

      @Override
      public void subscriptionsLost(InstallationId server, String owner) {
        clients.subscribeAgain(server, owner);
      }
    };
  }

  private EntryOptions.Isolation isolation(InstallationId server) {
    return listings
        .entry(server)
        .map(CatalogEntry::options)
        .map(EntryOptions::isolation)
        .orElse(EntryOptions.Isolation.SHARED);
  }

  /** Whether each session has a process of a server for itself. */
  private boolean hasOwnProcesses(InstallationId server) {
    return isolation(server) == EntryOptions.Isolation.SESSION
        && listings.entry(server).filter(e -> !(e.launch() instanceof RemoteLaunch)).isPresent();
  }

  private void every(long period, TimeUnit unit, Runnable task) {
    timer.scheduleWithFixedDelay(() -> guarded(task), period, period, unit);
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A periodic task failed; it will run again", e);
    }
  }

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "serai-gateway-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
