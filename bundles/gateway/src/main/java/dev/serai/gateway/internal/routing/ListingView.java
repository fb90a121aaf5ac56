package dev.serai.gateway.internal.routing;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.SessionlessClient;
import dev.serai.gateway.internal.upstream.UpstreamSession;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all servers list for clients of one capability set: a snapshot that is refreshed behind the
 * clients' backs. A server that hangs, dies or lists garbage neither delays nor empties what the
 * others show.
 */
final class ListingView {
  private static final Logger LOG = LoggerFactory.getLogger(ListingView.class);
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(30);

  private final Client client;
  private final Upstreams upstreams;
  private final ScheduledExecutorService timer;
  private final Duration firstWait;
  private final Listings.Listener listener;
  private final Map<Alias, ServerView> servers = new TreeMap<>();
  private final OwnViews owns = new OwnViews();
  private volatile Directory directory = Directory.of(Map.of());
  private volatile boolean shown;
  private volatile long usedAt = System.nanoTime();
  private boolean closed;

  ListingView(
      CapabilitySet capabilities,
      Upstreams upstreams,
      ScheduledExecutorService timer,
      Duration firstWait,
      Listings.Listener listener) {
    this.client = new SessionlessClient("listing", capabilities, Scope.Gateway.DEFAULT);
    this.upstreams = upstreams;
    this.timer = timer;
    this.firstWait = firstWait;
    this.listener = listener;
  }

  /** When it was last asked for, by {@link System#nanoTime()}. */
  long usedAt() {
    return usedAt;
  }

  /**
   * What a client sees: at once, or after a bounded wait while servers are listed for the first
   * time, or again since the time of their lists is over (MCP 2026-07-28, caching).
   */
  CompletionStage<Directory> directory(String owner) {
    usedAt = System.nanoTime();
    snapshot().stream().filter(this::hasToBeAskedAgain).forEach(this::refresh);
    CompletableFuture<?>[] awaited;
    synchronized (this) {
      awaited =
          servers.values().stream()
              .flatMap(server -> awaited(server).stream())
              .toArray(CompletableFuture<?>[]::new);
    }
    return awaited.length == 0
        ? CompletableFuture.completedFuture(current(owner))
        : CompletableFuture.allOf(awaited).thenApply(done -> current(owner));
  }

  /** A server that sleeps is not woken for it, and one that fails is asked at its own pace. */
  private synchronized boolean hasToBeAskedAgain(ServerView server) {
    return server.isOver(System.nanoTime())
        && server.failures() == 0
        && server.running() == null
        && upstreams.isOpen(idOf(server));
  }

  private Optional<CompletableFuture<Void>> awaited(ServerView server) {
    boolean again = server.isOver(System.nanoTime()) && server.failures() == 0;
    return Stream.of(server.firstTry(), again ? server.running() : null)
        .filter(stage -> stage != null && !stage.isDone())
        .findFirst();
  }

  /** What a client sees as it stands. */
  Directory current(String owner) {
    shown = true;
    Directory own = owns.directory(owner);
    return own == null ? directory : own;
  }

  /**
   * Why a name is not in the directory, if it looks like one of a server that could never be listed
   * or has not been listed yet; empty otherwise.
   *
   * @param visible whether the client may know of a server
   */
  Optional<SeraiException> unlisted(String exposed, Predicate<InstallationId> visible) {
    return snapshot().stream()
        .filter(server -> ExposedNames.mayBeOf(server.entry().alias(), exposed))
        .filter(server -> visible.test(idOf(server)))
        .findFirst()
        .flatMap(this::unlisted);
  }

  private synchronized Optional<SeraiException> unlisted(ServerView server) {
    if (server.listing() != null) {
      return Optional.ofNullable(server.listing().failure());
    }
    return Optional.of(server.failure() == null ? starting(server) : server.failure());
  }

  private static SeraiException starting(ServerView server) {
    return new SeraiException(
        ErrorCode.SERVER_STARTING,
        "The server " + idOf(server) + " has not said yet what it offers.");
  }

  /** Forgets what was listed for one client only. */
  void forget(String owner) {
    owns.forget(owner);
  }

  synchronized void close() {
    closed = true;
    servers.values().forEach(server -> server.firstTry().complete(null));
    servers.clear();
  }

  /** Follows the registry: servers come, change and go. */
  void follow(RegistrySnapshot snapshot) {
    List<ServerView> fresh = know(snapshot);
    tell(rebuilt(null, Set.of()));
    list(fresh);
  }

  /** Learns which servers there are; those that have to be listed are returned. */
  synchronized List<ServerView> know(RegistrySnapshot snapshot) {
    List<ServerView> fresh = new ArrayList<>();
    servers.values().removeIf(server -> isGone(server, snapshot));
    for (CatalogEntry entry : snapshot.entries()) {
      ServerView known = servers.get(entry.alias());
      if (known == null || !known.entry().equals(entry)) {
        ServerView server = new ServerView(entry, known == null ? null : known.listing());
        servers.put(entry.alias(), server);
        fresh.add(server);
      }
    }
    return fresh;
  }

  /** Lists servers for the first time. */
  void list(List<ServerView> fresh) {
    fresh.forEach(this::firstRefresh);
  }

  private static boolean isGone(ServerView server, RegistrySnapshot snapshot) {
    if (snapshot.find(server.entry().installation()).isPresent()) {
      return false;
    }
    server.firstTry().complete(null);
    return true;
  }

  private void firstRefresh(ServerView server) {
    server.firstTry().completeOnTimeout(null, firstWait.toMillis(), TimeUnit.MILLISECONDS);
    refresh(server);
  }

  /** A server says in a session that it lists something else. */
  void listChanged(UpstreamSession session, Set<ListKind> kinds) {
    ServerView server = find(session.instance().installation());
    if (server == null) {
      return;
    }
    if (session.owner().isEmpty() || session.owner().equals(client.owner())) {
      synchronized (this) {
        server.announce(kinds);
      }
      refresh(server);
    } else {
      refreshOwn(server, session, kinds);
    }
  }

  private void refreshOwn(ServerView server, UpstreamSession session, Set<ListKind> kinds) {
    ServerListing before;
    synchronized (this) {
      before = server.listing();
    }
    new ListingFetch(session, client, PAGE_LIMIT, before)
        .fetch()
        .thenAccept(
            listing -> {
              synchronized (this) {
                owns.put(session.owner(), ListedServer.of(server.entry()), listing, listings());
              }
              listener.changedFor(session.owner(), kinds);
            });
  }

  /** A server was initialized: another process may list something else. */
  void initialized(InstanceId instance) {
    ServerView server = find(instance.installation());
    if (server != null) {
      boolean known;
      synchronized (this) {
        known = server.isFrom(instance) || server.listing() == null;
      }
      if (!known) {
        refresh(server);
      }
    }
  }

  /** Lists again what can be listed without waking a server. */
  void refreshAwake() {
    for (ServerView server : snapshot()) {
      if (upstreams.isOpen(idOf(server))) {
        refresh(server);
      }
    }
  }

  private synchronized List<ServerView> snapshot() {
    return List.copyOf(servers.values());
  }

  private synchronized ServerView find(InstallationId installation) {
    for (ServerView server : servers.values()) {
      if (idOf(server).equals(installation)) {
        return server;
      }
    }
    return null;
  }

  private static InstallationId idOf(ServerView server) {
    return server.entry().installation();
  }

  private void refresh(ServerView server) {
    ServerListing before;
    synchronized (this) {
      if (closed || servers.get(server.entry().alias()) != server || !server.begin()) {
        return;
      }
      before = server.listing();
      server.running().completeOnTimeout(null, firstWait.toMillis(), TimeUnit.MILLISECONDS);
    }
    upstreams
        .session(idOf(server), client)
        .thenCompose(
            session ->
                new ListingFetch(session, client, PAGE_LIMIT, before)
                    .fetch()
                    .thenAccept(listing -> fetched(server, listing, session.instance())))
        .whenComplete(
            (done, error) -> {
              if (error != null) {
                failed(server, SeraiException.of(error));
              }
            });
  }

  private void fetched(ServerView server, ServerListing listing, InstanceId instance) {
    if (listing.failure() == null) {
      succeeded(server, listing, instance);
      return;
    }
    ListChange change;
    synchronized (this) {
      server.show(listing, instance);
      change = rebuilt(idOf(server), server.takeAnnounced());
    }
    tell(change);
    failed(server, listing.failure());
  }

  private void succeeded(ServerView server, ServerListing listing, InstanceId instance) {
    boolean again;
    ListChange change;
    CompletableFuture<Void> attempt;
    synchronized (this) {
      attempt = server.running();
      again = server.succeeded(listing, instance);
      change = rebuilt(idOf(server), server.takeAnnounced());
    }
    tell(change);
    server.firstTry().complete(null);
    attempt.complete(null);
    if (again) {
      refresh(server);
    }
  }

  private void failed(ServerView server, SeraiException error) {
    boolean again;
    int failures;
    CompletableFuture<Void> attempt;
    synchronized (this) {
      attempt = server.running();
      again = server.failed(error);
      failures = server.failures();
    }
    attempt.complete(null);
    if (RetryPause.isQuick(error, failures)) {
      refreshAfter(RetryPause.after(error, failures), server);
      return;
    }
    server.firstTry().complete(null);
    if (failures == 1) {
      LOG.warn(
          "Server {} {}: {} {}",
          idOf(server),
          isPartly(server, error) ? "is listed in part only" : "cannot be listed",
          error.getMessage(),
          error.code().advice());
    }
    refreshAfter(again ? Duration.ZERO : RetryPause.after(error, failures), server);
  }

  private void refreshAfter(Duration pause, ServerView server) {
    timer.schedule(() -> refresh(server), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized boolean isPartly(ServerView server, SeraiException error) {
    return server.listing() != null && server.listing().failure() == error;
  }

  /** What is listed is in the directory before anybody can see that it is listed. */
  private synchronized ListChange rebuilt(InstallationId server, Set<ListKind> announced) {
    Map<ListedServer, ServerListing> listings = listings();
    Directory before = directory;
    Directory after = Directory.of(listings);
    directory = after;
    owns.rebuild(listings);
    return new ListChange(
        client.capabilities(), shown ? before : after, after, server, Set.copyOf(announced));
  }

  private void tell(ListChange change) {
    if (!change.kinds(all -> all, any -> true).isEmpty()) {
      listener.changed(change);
    }
  }

  private Map<ListedServer, ServerListing> listings() {
    Map<ListedServer, ServerListing> listings = new LinkedHashMap<>();
    servers.forEach(
        (alias, server) -> {
          if (server.listing() != null) {
            listings.put(ListedServer.of(server.entry()), server.listing());
          }
        });
    return listings;
  }
}
