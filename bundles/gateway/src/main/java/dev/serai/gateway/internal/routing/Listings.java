package dev.serai.gateway.internal.routing;

import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.ServerNames;
import dev.serai.gateway.internal.exchange.SessionlessClient;
import dev.serai.gateway.internal.upstream.UpstreamEvents;
import dev.serai.gateway.internal.upstream.UpstreamSession;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listings of all servers, one view a capability set. Safe for use by any thread. */
public final class Listings implements UpstreamEvents {
  private static final Logger LOG = LoggerFactory.getLogger(Listings.class);
  private static final int MAX_VIEWS = 32;
  private static final int MAX_ALONE = 256;

  /** One server for clients of one capability set: they use its own endpoint only. */
  private record Alone(InstallationId server, CapabilitySet capabilities) {}

  /** Hears that lists have changed. */
  public interface Listener {
    /** Clients see other lists now, as far as they see what has changed. */
    void changed(ListChange change);

    /** One client sees other lists of these kinds now. */
    void changedFor(String owner, Set<ListKind> kinds);

    /** Somebody decided that clients of a server's own endpoint see other lists of these kinds. */
    void decided(InstallationId server, CapabilitySet capabilities, Set<ListKind> kinds);

    /** A client's subscriptions at a server that is still there have gone. */
    void subscriptionsLost(InstallationId server, String owner);
  }

  private static final Client WARMING =
      new SessionlessClient("listing", CapabilitySet.NONE, Scope.Gateway.DEFAULT);

  private final ScheduledExecutorService timer;
  private final Duration firstWait;
  private final Reviews reviews;
  private final ReviewGate gate;
  private final Listener listener;
  private final Map<CapabilitySet, ListingView> views = new ConcurrentHashMap<>();
  private final Map<Alone, ListingView> alones = new ConcurrentHashMap<>();
  private volatile RegistrySnapshot registry = RegistrySnapshot.EMPTY;
  private volatile Upstreams upstreams;
  private volatile Predicate<String> bound;

  /**
   * No views yet.
   *
   * @param timer for retries
   * @param firstWait how long a list waits for servers that are listed for the first time
   * @param reviews what is shown of servers' lists
   * @param listener hears of changes
   */
  public Listings(
      ScheduledExecutorService timer, Duration firstWait, Reviews reviews, Listener listener) {
    this.timer = timer;
    this.firstWait = firstWait;
    this.reviews = reviews;
    this.gate = new ReviewGate(this, reviews);
    this.listener = listener;
  }

  /** What review keeps back beside lists. */
  public ReviewGate gate() {
    return gate;
  }

  /** How a client calls something on aggregated endpoints. */
  public String exposed(Client client, Directory.Route route) {
    ListingView view = views.get(client.capabilities());
    return view == null
        ? ExposedNames.of(route.prefix(), route.name())
        : view.current(client.pool()).exposedTool(route);
  }

  /**
   * Gives the way to the servers; once, before anything is listed.
   *
   * @param bound the entries, by name, that are to be seen before anybody has installed them
   */
  public void connect(Upstreams upstreams, Predicate<String> bound) {
    this.upstreams = upstreams;
    this.bound = bound;
  }

  /** Other entries are bound now. */
  public synchronized void bindingsChanged() {
    views().forEach(view -> view.follow(registry));
  }

  /**
   * What clients like one see, see {@link ListingView#directory}.
   *
   * @param uses which servers serve it: of those that are not shared, no others are asked what they
   *     list
   */
  public CompletionStage<Directory> directory(Client client, Predicate<InstallationId> uses) {
    return view(client.capabilities()).directory(client.pool(), uses);
  }

  /** The same without any wait. */
  public Directory current(Client client) {
    return view(client.capabilities()).current(client.pool());
  }

  /**
   * Why a name is not in a client's directory, see {@link ListingView#unlisted}; also that its
   * server has just come, and no list knows it yet.
   */
  public Optional<SeraiException> unlisted(
      Client client, String exposed, Predicate<InstallationId> visible) {
    ListingView view = view(client.capabilities());
    return view.unlisted(exposed, visible)
        .or(
            () ->
                registry.entries().stream()
                    .filter(entry -> ExposedNames.mayBeOf(entry.prefix(), exposed))
                    .map(CatalogEntry::installation)
                    .filter(server -> !view.knows(server) && visible.test(server))
                    .findFirst()
                    .map(ListingView::starting));
  }

  /**
   * Asks a server what it lists of which only the approved is shown, and which a name may be of.
   *
   * @param uses which servers serve the client
   * @return is done when it has answered, or after as long as a list waits; empty if there is none
   */
  Optional<CompletionStage<Void>> ask(
      Client client, String exposed, Predicate<InstallationId> uses) {
    return view(client.capabilities()).ask(exposed, uses);
  }

  /** Forgets what was listed for one client only. */
  public void forget(Client client) {
    ListingView view = views.get(client.capabilities());
    if (view != null) {
      view.forget(client.pool());
    }
  }

  /**
   * Opens what is to be running anyway, so that the first client does not wait: servers that start
   * at boot and servers inside the container.
   */
  public void warmUp() {
    for (CatalogEntry entry : registry.entries()) {
      if (entry.isShared()
          && (entry.options().start() == EntryOptions.Start.AT_BOOT
              || entry.launch() instanceof BundleLaunch)) {
        upstreams.session(entry.installation(), WARMING);
      }
    }
  }

  /** The entry of a server. */
  public Optional<CatalogEntry> entry(InstallationId server) {
    return registry.find(server);
  }

  /** The entry of an alias. */
  public Optional<CatalogEntry> entry(String alias) {
    return registry.find(alias);
  }

  /** Which servers there are. */
  public RegistrySnapshot registry() {
    return registry;
  }

  /** How a server is called; empty if it is gone. */
  public Optional<ServerNames> names(InstallationId server) {
    return registry.find(server).map(ServerNames::of);
  }

  /** A text as the prefix of servers; empty if none has it. */
  Optional<Alias> prefix(String text) {
    return registry.sharing(text).stream()
        .findFirst()
        .map(CatalogEntry::prefix)
        .or(() -> registry.offered(OfferedEntry.idOf(text)).map(OfferedEntry::prefix));
  }

  /** Follows the registry. */
  public synchronized void follow(RegistrySnapshot snapshot) {
    registry = snapshot;
    if (snapshot.revision() > 0) {
      reviews.registrySpeaks();
    }
    reviews.keepOnly(
        snapshot.entries().stream().map(CatalogEntry::installation).collect(Collectors.toSet()));
    views().forEach(view -> view.follow(snapshot));
  }

  /** Lists again what can be listed without waking a server. */
  public void refreshAwake() {
    views().forEach(ListingView::refreshAwake);
  }

  /** The service that reviews is there, or another one is. */
  public void reviewComes() {
    reviews.comes();
    CompletableFuture.runAsync(() -> views().forEach(ListingView::reviewAgain));
  }

  /** What is shown of a server may be another now. */
  public void decided(InstallationId server) {
    CompletableFuture.runAsync(
        () -> {
          reviews.decided(server);
          views().forEach(view -> view.reviewAgain(server));
        });
  }

  /**
   * Waits until the service that is there now has reviewed a server, which is listed for that if it
   * has not been.
   *
   * @return is done when it has, when the server cannot be listed, or after as long as a list waits
   */
  CompletionStage<Void> reviewed(Client client, InstallationId server) {
    CompletableFuture<Void> next = reviews.next(server, firstWait);
    if (entry(server).filter(entry -> !reviews.isReviewed(entry)).isEmpty()) {
      next.complete(null);
    } else {
      viewOf(server, client.capabilities())
          .attempt(server)
          .ifPresent(attempt -> attempt.thenRun(() -> next.complete(null)));
    }
    return next;
  }

  /** The view of all servers, if there is one: the others are not woken for the sake of one. */
  private ListingView viewOf(InstallationId server, CapabilitySet capabilities) {
    ListingView known = views.get(capabilities);
    return known == null ? openAlone(new Alone(server, capabilities)) : known;
  }

  private synchronized ListingView openAlone(Alone alone) {
    ListingView known = alones.get(alone);
    if (known != null) {
      return known;
    }
    if (alones.size() >= MAX_ALONE) {
      drop(alones);
    }
    ListingView view =
        new ListingView(
            alone.capabilities(),
            upstreams,
            timer,
            firstWait,
            reviews,
            alone.server()::equals,
            any -> true,
            none -> false,
            ofEndpointAlone());
    List<ServerView> servers = view.know(registry);
    alones.put(alone, view);
    view.list(servers);
    return view;
  }

  /** Clients of aggregated endpoints do not see what such a view shows. */
  private Listener ofEndpointAlone() {
    return new Listener() {
      @Override
      public void changed(ListChange change) {
        LOG.trace("A view of one server alone has changed");
      }

      @Override
      public void changedFor(String owner, Set<ListKind> kinds) {
        LOG.trace("A view of one server alone has changed for {}", owner);
      }

      @Override
      public void decided(InstallationId server, CapabilitySet capabilities, Set<ListKind> kinds) {
        listener.decided(server, capabilities, kinds);
      }

      @Override
      public void subscriptionsLost(InstallationId server, String owner) {
        listener.subscriptionsLost(server, owner);
      }
    };
  }

  private Collection<ListingView> views() {
    return Stream.concat(views.values().stream(), alones.values().stream()).toList();
  }

  @Override
  public void listChanged(UpstreamSession session, String notification) {
    for (ListingView view : viewsOn(session)) {
      view.listChanged(session, ListKind.changedBy(notification));
    }
  }

  @Override
  public void subscriptionsLost(InstallationId server, Client client) {
    if (entry(server).isPresent()) {
      listener.subscriptionsLost(server, client.owner());
    }
  }

  @Override
  public void initialized(UpstreamSession session) {
    for (ListingView view : viewsOn(session)) {
      view.initialized(session.instance());
    }
  }

  /** A modern server lists for each request by what that declares. */
  private Collection<ListingView> viewsOn(UpstreamSession session) {
    return session.era() == Era.MODERN
        ? views()
        : views().stream()
            .filter(view -> view.capabilities().equals(session.capabilities()))
            .toList();
  }

  /** Ends all views. */
  public void close() {
    views().forEach(ListingView::close);
    views.clear();
    alones.clear();
  }

  private ListingView view(CapabilitySet capabilities) {
    ListingView known = views.get(capabilities);
    return known == null ? open(capabilities) : known;
  }

  /** Nobody finds a view that does not know yet which servers there are. */
  private synchronized ListingView open(CapabilitySet capabilities) {
    ListingView known = views.get(capabilities);
    if (known != null) {
      return known;
    }
    if (views.size() >= MAX_VIEWS) {
      drop(views);
    }
    ListingView view =
        new ListingView(
            capabilities,
            upstreams,
            timer,
            firstWait,
            reviews,
            any -> true,
            CatalogEntry::isShared,
            bound,
            listener);
    List<ServerView> servers = view.know(registry);
    views.put(capabilities, view);
    view.list(servers);
    alones.values().stream()
        .filter(alone -> alone.capabilities().equals(capabilities))
        .toList()
        .forEach(alone -> drop(alones, alone));
    return view;
  }

  /** The one that was not used for the longest time gives way. */
  private static void drop(Map<?, ListingView> views) {
    views.values().stream()
        .min(Comparator.comparingLong(ListingView::usedAt))
        .ifPresent(view -> drop(views, view));
  }

  private static void drop(Map<?, ListingView> views, ListingView view) {
    views.values().remove(view);
    view.close();
  }
}
