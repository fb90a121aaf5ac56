package dev.serai.gateway.internal.routing;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
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
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private final Client client;
  private final Upstreams upstreams;
  private final ScheduledExecutorService timer;
  private final Duration firstWait;
  private final Reviews reviews;
  private final Listings.Listener listener;
  private final ServerViews servers;
  private final Predicate<CatalogEntry> eager;
  private final Predicate<String> bound;
  private final OfferedListings offered;
  private final OwnViews owns = new OwnViews();
  private Map<ListedServer, ServerListing> listings = Map.of();
  private volatile Directory directory = Directory.of(Map.of());
  private volatile boolean shown;
  private volatile long usedAt = System.nanoTime();
  private boolean closed;

  ListingView(
      CapabilitySet capabilities,
      Upstreams upstreams,
      ScheduledExecutorService timer,
      Duration firstWait,
      Reviews reviews,
      Predicate<InstallationId> covers,
      Predicate<CatalogEntry> eager,
      Predicate<String> bound,
      Listings.Listener listener) {
    this.client = new SessionlessClient("listing", capabilities, Scope.Gateway.DEFAULT);
    this.upstreams = upstreams;
    this.timer = timer;
    this.firstWait = firstWait;
    this.reviews = reviews;
    this.servers = new ServerViews(covers);
    this.eager = eager;
    this.bound = bound;
    this.offered = new OfferedListings(reviews);
    this.listener = listener;
  }

  CapabilitySet capabilities() {
    return client.capabilities();
  }

  /** When it was last asked for, by {@link System#nanoTime()}. */
  long usedAt() {
    return usedAt;
  }

  /**
   * What a client sees: at once, or after a bounded wait while servers are listed for the first
   * time, or again since the time of their lists is over (MCP 2026-07-28, caching).
   *
   * @param uses which servers serve the client: of those that wait to be needed, these are
   */
  CompletionStage<Directory> directory(String owner, Predicate<InstallationId> uses) {
    usedAt = System.nanoTime();
    ask(unlisted().stream().filter(server -> uses.test(idOf(server))).toList());
    List<ServerView> used =
        snapshot().stream()
            .filter(server -> server.entry().isShared() || uses.test(idOf(server)))
            .toList();
    used.stream().filter(this::hasToBeAskedAgain).forEach(this::refresh);
    CompletableFuture<?>[] awaited;
    synchronized (this) {
      awaited =
          used.stream()
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

  /** The servers of which nothing is shown and that nobody has asked. */
  private synchronized List<ServerView> unlisted() {
    return servers.stream()
        .filter(server -> server.isUnasked() && server.listing() == null)
        .toList();
  }

  /** Shows what is approved of servers, and asks those of which nothing is. */
  private void ask(List<ServerView> needed) {
    ListChange change;
    synchronized (this) {
      showApproved(needed);
      if (!offered.askAgain() && needed.isEmpty()) {
        return;
      }
      change = rebuilt(null, Set.of());
    }
    tell(change);
    needed.stream().filter(server -> server.listing() == null).forEach(this::firstRefresh);
  }

  /** Shows of those that nobody has asked what is approved; those of a version share it. */
  private void showApproved(Collection<ServerView> some) {
    ApprovedListings approved = new ApprovedListings(reviews);
    for (ServerView server : some) {
      if (!eager.test(server.entry()) && server.lists().raw() == null) {
        approved.of(server.entry()).ifPresent(server::showApproved);
      }
    }
  }

  private Optional<CompletableFuture<Void>> awaited(ServerView server) {
    if (server.isUnasked()) {
      return Optional.empty();
    }
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
        .filter(server -> ExposedNames.mayBeOf(server.entry().prefix(), exposed))
        .filter(server -> visible.test(idOf(server)))
        .findFirst()
        .flatMap(this::unlisted);
  }

  private synchronized Optional<SeraiException> unlisted(ServerView server) {
    if (server.listing() != null) {
      return Optional.ofNullable(server.listing().failure());
    }
    return Optional.of(server.failure() == null ? starting(idOf(server)) : server.failure());
  }

  static SeraiException starting(InstallationId server) {
    return new SeraiException(
        ErrorCode.SERVER_STARTING, "The server " + server + " has not said yet what it offers.");
  }

  /** Whether it has been told of a server. */
  boolean knows(InstallationId server) {
    return find(server) != null;
  }

  /** See {@link Listings#ask}. */
  Optional<CompletionStage<Void>> ask(String exposed, Predicate<InstallationId> uses) {
    return snapshot().stream()
        .filter(ServerView::isUnasked)
        .filter(server -> ExposedNames.mayBeOf(server.entry().prefix(), exposed))
        .filter(server -> uses.test(idOf(server)))
        .findFirst()
        .flatMap(server -> attempt(idOf(server)))
        .map(attempt -> attempt);
  }

  /** Forgets what was listed for the clients of one pool only. */
  void forget(String pool) {
    owns.forget(pool);
  }

  synchronized void close() {
    closed = true;
    servers.clear();
  }

  /** Follows the registry: servers come, change and go. */
  void follow(RegistrySnapshot snapshot) {
    List<ServerView> fresh = know(snapshot);
    tell(rebuilt(null, Set.of()).with(OwnersLists.of(shown ? fresh : List.of())));
    list(fresh);
  }

  /** Learns which servers there are; those that have to be listed are returned. */
  synchronized List<ServerView> know(RegistrySnapshot snapshot) {
    List<ServerView> fresh = servers.know(snapshot);
    offered.know(snapshot, bound);
    fresh.forEach(server -> owns.forget(ListedServer.of(server.entry())));
    showApproved(fresh);
    return fresh;
  }

  /** Lists servers for the first time, but those that wait to be needed. */
  void list(List<ServerView> fresh) {
    fresh.stream().filter(server -> eager.test(server.entry())).forEach(this::firstRefresh);
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
    ShownListing own;
    RawListing before;
    synchronized (this) {
      own = owns.of(session.owner(), ListedServer.of(server.entry()));
      before = own.raw() == null ? server.lists().raw() : own.raw();
    }
    new ListingFetch(session, client, PAGE_LIMIT, before)
        .fetch()
        .thenCompose(
            raw ->
                reviewed(server, own, raw, session.owner(), kinds)
                    .exceptionally(error -> reviewLater(server, SeraiException.of(error), 1)))
        .exceptionally(error -> isKept(server, error));
  }

  private static Void isKept(ServerView server, Throwable error) {
    LOG.debug("What {} lists for one client stays as it was", idOf(server), error);
    return null;
  }

  /** Has what came for one client reviewed, and shows it. */
  private CompletionStage<Void> reviewed(
      ServerView server, ShownListing own, RawListing raw, String owner, Set<ListKind> announced) {
    long turn;
    synchronized (this) {
      turn = own.begin(raw);
    }
    return reviews
        .review(server.entry(), raw)
        .thenAccept(
            shown -> {
              Set<ListKind> kinds = EnumSet.noneOf(ListKind.class);
              kinds.addAll(announced);
              synchronized (this) {
                ShownListing before = own.shown() == null ? server.lists() : own;
                kinds.removeAll(before.heldBack(raw, shown));
                kinds.addAll(differing(before.shown(), shown));
                own.show(raw, shown, turn);
                owns.rebuild(owner, servers.listings());
              }
              if (!kinds.isEmpty()) {
                listener.changedFor(owner, kinds);
              }
            });
  }

  private static Set<ListKind> differing(ServerListing before, ServerListing after) {
    Set<ListKind> kinds = EnumSet.noneOf(ListKind.class);
    for (ListKind kind : ListKind.values()) {
      if (before != null && !before.of(kind).equals(after.of(kind))) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /** What is shown of a server may be another now, though the server has not said so. */
  void reviewAgain(InstallationId installation) {
    ServerView server = find(installation);
    if (server != null) {
      approveAgain(List.of(server));
      reviewAgain(server, 1);
    }
  }

  /** The same of all servers. */
  void reviewAgain() {
    List<ServerView> all = snapshot();
    approveAgain(all);
    all.forEach(server -> reviewAgain(server, 1));
  }

  /** What is approved of servers that nobody has asked may be something else now. */
  private void approveAgain(List<ServerView> some) {
    ListChange change;
    synchronized (this) {
      showApproved(some);
      some.forEach(server -> offered.ask(server.entry().prefix()));
      change = rebuilt(null, Set.of());
    }
    tell(change);
  }

  private void reviewAgain(ServerView server, int attempt) {
    List<CompletionStage<Void>> reviewing = new ArrayList<>();
    reviewing.add(reviewedAgain(server));
    ownsOf(server).forEach((owner, own) -> reviewing.add(reviewedAgain(server, own, owner)));
    CompletableFuture.allOf(
            reviewing.stream()
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new))
        .exceptionally(error -> reviewLater(server, SeraiException.of(error), attempt));
  }

  private synchronized Map<String, ShownListing> ownsOf(ServerView server) {
    server.reviewsAgain();
    return owns.of(ListedServer.of(server.entry()));
  }

  private CompletionStage<Void> reviewedAgain(ServerView server, ShownListing own, String owner) {
    RawListing raw;
    synchronized (this) {
      raw = own.raw();
    }
    return raw == null ? DONE : reviewed(server, own, raw, owner, Set.of());
  }

  private CompletionStage<Void> reviewedAgain(ServerView server) {
    RawListing raw;
    long turn;
    synchronized (this) {
      raw = server.lists().raw();
      if (closed || raw == null || !servers.isCurrent(server)) {
        return DONE;
      }
      turn = server.lists().begin(raw);
    }
    return reviews
        .review(server.entry(), raw)
        .thenAccept(shown -> decided(server, raw, shown, turn));
  }

  private synchronized Void reviewLater(ServerView server, SeraiException error, int attempt) {
    LOG.debug("What is shown of {} stays as it was", idOf(server), error);
    if (!closed && server.awaitReview()) {
      timer.schedule(
          () -> reviewAgain(server, attempt + 1),
          RetryPause.after(error, attempt).toMillis(),
          TimeUnit.MILLISECONDS);
    }
    return null;
  }

  private void decided(ServerView server, RawListing raw, ServerListing shown, long turn) {
    ListChange change;
    Set<ListKind> kinds;
    synchronized (this) {
      ServerListing before = server.listing();
      change = show(server, raw, shown, turn);
      kinds = differing(before, server.listing());
    }
    tell(change);
    if (!kinds.isEmpty()) {
      listener.decided(idOf(server), client.capabilities(), kinds);
    }
  }

  /**
   * Completes when the attempt to list a server that runs has ended, well or badly, or nobody is to
   * wait for it any more; empty if none runs, and what came last waits for its review only.
   */
  Optional<CompletableFuture<Void>> attempt(InstallationId installation) {
    usedAt = System.nanoTime();
    ServerView server = find(installation);
    if (server == null) {
      return Optional.of(CompletableFuture.completedFuture(null));
    }
    if (server.isUnasked()) {
      firstRefresh(server);
    }
    return attempt(server);
  }

  private synchronized Optional<CompletableFuture<Void>> attempt(ServerView server) {
    if (!server.firstTry().isDone()) {
      return Optional.of(server.firstTry());
    }
    if (server.running() != null) {
      return Optional.of(server.running());
    }
    return server.failures() == 0 || server.lists().raw() != null
        ? Optional.empty()
        : Optional.of(CompletableFuture.completedFuture(null));
  }

  /** A server was initialized: another process may list something else. */
  void initialized(InstanceId instance) {
    ServerView server = find(instance.installation());
    if (server != null) {
      boolean known;
      synchronized (this) {
        known = server.isFrom(instance) || server.listing() == null && !server.isUnasked();
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
    return servers.stream().toList();
  }

  private synchronized ServerView find(InstallationId installation) {
    return servers.find(installation);
  }

  private static InstallationId idOf(ServerView server) {
    return server.entry().installation();
  }

  private void refresh(ServerView server) {
    RawListing before;
    synchronized (this) {
      if (closed || !servers.isCurrent(server) || !server.begin()) {
        return;
      }
      before = server.lists().raw();
      server.running().completeOnTimeout(null, firstWait.toMillis(), TimeUnit.MILLISECONDS);
    }
    upstreams
        .session(idOf(server), client)
        .thenCompose(
            session -> {
              requireStartedFrom(server.entry(), session);
              return new ListingFetch(session, client, PAGE_LIMIT, before)
                  .fetch()
                  .thenCompose(raw -> reviewed(server, raw, session.instance()));
            })
        .whenComplete(
            (done, error) -> {
              if (error != null) {
                failed(server, SeraiException.of(error));
              }
            });
  }

  /**
   * The registry tells its listeners one by one: what the version before lists is not this one's.
   */
  private static void requireStartedFrom(CatalogEntry entry, UpstreamSession session) {
    CatalogEntry started = session.entry();
    if (!started.version().equals(entry.version()) || !started.launch().equals(entry.launch())) {
      throw new SeraiException(
          ErrorCode.UNKNOWN_SERVER, "The server is still the one of before the change.");
    }
  }

  /** Has what came reviewed, and shows it; until then what is shown stays. */
  private CompletionStage<Void> reviewed(ServerView server, RawListing raw, InstanceId instance) {
    long turn;
    synchronized (this) {
      if (!servers.isCurrent(server)) {
        throw new SeraiException(ErrorCode.UNKNOWN_SERVER, "The server is another one now.");
      }
      turn = server.lists().begin(raw);
    }
    return reviews
        .review(server.entry(), raw)
        .thenAccept(shown -> fetched(server, raw, shown, turn, instance));
  }

  private synchronized ListChange show(
      ServerView server, RawListing raw, ServerListing shown, long turn) {
    ServerListing before = server.listing();
    Set<ListKind> announced = server.show(raw, shown, turn);
    return before != null && before.isLike(server.listing()) && announced.isEmpty()
        ? ListChange.none(client.capabilities(), directory)
        : rebuilt(idOf(server), announced);
  }

  private void fetched(
      ServerView server, RawListing raw, ServerListing shown, long turn, InstanceId instance) {
    SeraiException failure = shown.failure();
    boolean again;
    ListChange change;
    CompletableFuture<Void> attempt;
    synchronized (this) {
      attempt = server.running();
      server.came(instance);
      change = show(server, raw, shown, turn);
      again = failure == null && server.succeeded();
    }
    tell(change);
    if (failure != null) {
      failed(server, failure);
      return;
    }
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
    Map<ListedServer, ServerListing> until = listings;
    Map<ListedServer, ServerListing> now = servers.listings();
    offered.addTo(now);
    Directory before = directory;
    Directory after = Directory.of(now);
    listings = now;
    directory = after;
    owns.rebuild(now);
    return new ListChange(
        client.capabilities(),
        shown ? before : after,
        after,
        server,
        Set.copyOf(announced),
        shown ? OwnersLists.differing(until, now, server, announced) : Map.of());
  }

  private void tell(ListChange change) {
    if (!change.isNothing()) {
      listener.changed(change);
    }
  }
}
