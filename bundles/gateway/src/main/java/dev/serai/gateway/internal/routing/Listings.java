package dev.serai.gateway.internal.routing;

import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Scope;
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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/** The listings of all servers, one view a capability set. Safe for use by any thread. */
public final class Listings implements UpstreamEvents {
  private static final int MAX_VIEWS = 32;

  /** Hears that lists have changed. */
  public interface Listener {
    /** Clients see other lists now, as far as they see what has changed. */
    void changed(ListChange change);

    /** One client sees other lists of these kinds now. */
    void changedFor(String owner, Set<ListKind> kinds);

    /** A client's subscriptions at a server that is still there have gone. */
    void subscriptionsLost(InstallationId server, String owner);
  }

  private static final Client WARMING =
      new SessionlessClient("listing", CapabilitySet.NONE, Scope.Gateway.DEFAULT);

  private final ScheduledExecutorService timer;
  private final Duration firstWait;
  private final Listener listener;
  private final Map<CapabilitySet, ListingView> views = new ConcurrentHashMap<>();
  private volatile RegistrySnapshot registry = RegistrySnapshot.EMPTY;
  private volatile Upstreams upstreams;

  /**
   * No views yet.
   *
   * @param timer for retries
   * @param firstWait how long a list waits for servers that are listed for the first time
   * @param listener hears of changes
   */
  public Listings(ScheduledExecutorService timer, Duration firstWait, Listener listener) {
    this.timer = timer;
    this.firstWait = firstWait;
    this.listener = listener;
  }

  /** Gives the way to the servers; once, before anything is listed. */
  public void connect(Upstreams upstreams) {
    this.upstreams = upstreams;
  }

  /** What a client sees, see {@link ListingView#directory}. */
  public CompletionStage<Directory> directory(Client client) {
    return view(client.capabilities()).directory(client.pool());
  }

  /** The same without any wait. */
  public Directory current(Client client) {
    return view(client.capabilities()).current(client.pool());
  }

  /** Why a name is not in a client's directory, see {@link ListingView#unlisted}. */
  public Optional<SeraiException> unlisted(
      Client client, String exposed, Predicate<InstallationId> visible) {
    return view(client.capabilities()).unlisted(exposed, visible);
  }

  /** Forgets what was listed for one client only. */
  public void forget(Client client) {
    ListingView view = views.get(client.capabilities());
    if (view != null) {
      view.forget(client.owner());
    }
  }

  /**
   * Opens what is to be running anyway, so that the first client does not wait: servers that start
   * at boot and servers inside the container.
   */
  public void warmUp() {
    for (CatalogEntry entry : registry.entries()) {
      if (entry.options().start() == EntryOptions.Start.AT_BOOT
          || entry.launch() instanceof BundleLaunch) {
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

  /** Follows the registry. */
  public synchronized void follow(RegistrySnapshot snapshot) {
    registry = snapshot;
    views.values().forEach(view -> view.follow(snapshot));
  }

  /** Lists again what can be listed without waking a server. */
  public void refreshAwake() {
    views.values().forEach(ListingView::refreshAwake);
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
    if (session.era() == Era.MODERN) {
      return views.values();
    }
    ListingView view = views.get(session.capabilities());
    return view == null ? List.of() : List.of(view);
  }

  /** Ends all views. */
  public void close() {
    views.values().forEach(ListingView::close);
    views.clear();
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
      views.values().stream()
          .min(Comparator.comparingLong(ListingView::usedAt))
          .ifPresent(this::drop);
    }
    ListingView view = new ListingView(capabilities, upstreams, timer, firstWait, listener);
    List<ServerView> servers = view.know(registry);
    views.put(capabilities, view);
    view.list(servers);
    return view;
  }

  private void drop(ListingView view) {
    views.values().remove(view);
    view.close();
  }
}
