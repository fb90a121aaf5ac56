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
import dev.serai.gateway.internal.upstream.Upstreams;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
  private static final long FIRST_RETRY_SECONDS = 2;
  private static final long LAST_RETRY_SECONDS = 300;

  /**
   * The registry tells its listeners in any order: the orchestrator may hear of a new server last.
   */
  private static final int QUICK_RETRIES = 20;

  private static final long QUICK_RETRY_MILLIS = 50;

  private final Client client;
  private final Upstreams upstreams;
  private final ScheduledExecutorService timer;
  private final Duration firstWait;
  private final Listings.Listener listener;
  private final Map<Alias, ServerView> servers = new TreeMap<>();
  private volatile Directory directory = Directory.of(Map.of());
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
   * The directory: at once, or after a bounded wait while servers are listed for the first time.
   */
  CompletionStage<Directory> directory() {
    usedAt = System.nanoTime();
    CompletableFuture<?>[] first;
    synchronized (this) {
      first =
          servers.values().stream()
              .map(ServerView::firstTry)
              .filter(stage -> !stage.isDone())
              .toArray(CompletableFuture<?>[]::new);
    }
    return first.length == 0
        ? CompletableFuture.completedFuture(directory)
        : CompletableFuture.allOf(first).thenApply(done -> directory);
  }

  /** The directory as it stands. */
  Directory current() {
    return directory;
  }

  synchronized void close() {
    closed = true;
    servers.values().forEach(server -> server.firstTry().complete(null));
    servers.clear();
  }

  /** Follows the registry: servers come, change and go. */
  void follow(RegistrySnapshot snapshot) {
    Map<Alias, ServerView> fresh = new LinkedHashMap<>();
    synchronized (this) {
      servers.values().removeIf(server -> isGone(server, snapshot));
      for (CatalogEntry entry : snapshot.entries()) {
        ServerView known = servers.get(entry.alias());
        if (known == null || !known.entry().equals(entry)) {
          ServerView server = new ServerView(entry, known == null ? null : known.listing());
          servers.put(entry.alias(), server);
          fresh.put(entry.alias(), server);
        }
      }
    }
    rebuild();
    fresh.values().forEach(this::firstRefresh);
  }

  private static boolean isGone(ServerView server, RegistrySnapshot snapshot) {
    if (snapshot.find(server.entry().alias().value()).isPresent()) {
      return false;
    }
    server.firstTry().complete(null);
    return true;
  }

  private void firstRefresh(ServerView server) {
    server.firstTry().completeOnTimeout(null, firstWait.toMillis(), TimeUnit.MILLISECONDS);
    refresh(server);
  }

  /** A server says that it lists something else. */
  void refresh(InstallationId installation) {
    ServerView server = find(installation);
    if (server != null) {
      refresh(server);
    }
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

  private synchronized java.util.List<ServerView> snapshot() {
    return java.util.List.copyOf(servers.values());
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
    return new InstallationId(server.entry().alias().value());
  }

  private void refresh(ServerView server) {
    synchronized (this) {
      if (closed || servers.get(server.entry().alias()) != server || !server.begin()) {
        return;
      }
    }
    upstreams
        .session(idOf(server), client)
        .thenCompose(
            session ->
                new ListingFetch(session, PAGE_LIMIT)
                    .fetch()
                    .thenAccept(listing -> succeeded(server, listing, session.instance())))
        .whenComplete(
            (done, error) -> {
              if (error != null) {
                failed(server, SeraiException.of(error));
              }
            });
  }

  private void succeeded(ServerView server, ServerListing listing, InstanceId instance) {
    boolean again;
    synchronized (this) {
      again = server.succeeded(listing, instance);
    }
    rebuild();
    server.firstTry().complete(null);
    if (again) {
      refresh(server);
    }
  }

  private void failed(ServerView server, SeraiException error) {
    boolean again;
    int failures;
    synchronized (this) {
      again = server.failed();
      failures = server.failures();
    }
    if (error.code() == ErrorCode.UNKNOWN_SERVER && failures <= QUICK_RETRIES) {
      timer.schedule(() -> refresh(server), QUICK_RETRY_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    server.firstTry().complete(null);
    if (failures == 1) {
      LOG.warn(
          "Server {} cannot be listed: {} {}",
          idOf(server),
          error.getMessage(),
          error.code().advice());
    }
    long pause =
        again ? 0 : Math.min(FIRST_RETRY_SECONDS << Math.min(failures - 1, 10), LAST_RETRY_SECONDS);
    timer.schedule(() -> refresh(server), pause, TimeUnit.SECONDS);
  }

  private void rebuild() {
    Directory before;
    Directory after;
    synchronized (this) {
      Map<Alias, ServerListing> listings = new LinkedHashMap<>();
      servers.forEach(
          (alias, server) -> {
            if (server.listing() != null) {
              listings.put(alias, server.listing());
            }
          });
      before = directory;
      after = Directory.of(listings);
      directory = after;
    }
    Set<ListKind> changed = EnumSet.noneOf(ListKind.class);
    for (ListKind kind : ListKind.values()) {
      if (!after.sameAs(before, kind)) {
        changed.add(kind);
      }
    }
    if (!changed.isEmpty()) {
      listener.changed(client.capabilities(), changed);
    }
  }
}
