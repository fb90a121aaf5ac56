package dev.serai.gateway.internal.modern;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.AnswerForm;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.TasksExtension;
import dev.serai.gateway.internal.http.Heartbeats;
import dev.serai.gateway.internal.http.HttpCall;
import dev.serai.gateway.internal.http.OpenStreams;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import dev.serai.gateway.internal.routing.ListKind;
import dev.serai.gateway.internal.routing.Listings;
import dev.serai.gateway.internal.routing.ResourceSubscription;
import dev.serai.gateway.internal.routing.Rights;
import dev.serai.gateway.internal.routing.Router;
import dev.serai.gateway.internal.upstream.Features;
import dev.serai.gateway.internal.upstream.UpstreamSession;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** The clients that listen: a bounded number. Safe for use by any thread. */
final class Listeners {
  private final Set<Listener> open = ConcurrentHashMap.newKeySet();
  private final Router router;
  private final Rights rights;
  private final Upstreams upstreams;
  private final Listings listings;
  private final Heartbeats pulse;
  private final Executor executor;
  private final AnswerForm form;
  private final ModernLimits limits;
  private final LimitHits hits;
  private final AtomicLong count = new AtomicLong();
  private final AtomicInteger places = new AtomicInteger();
  private volatile boolean stopped;

  /**
   * Nobody listens yet.
   *
   * @param router carries subscriptions to servers
   * @param rights who may hear of which task
   * @param upstreams the servers' side
   * @param listings what servers list
   * @param pulse keeps streams alive
   * @param executor takes what must not run at once
   * @param form how answers look
   * @param limits how many may listen, and to how much
   * @param hits counts refusals
   */
  Listeners(
      Router router,
      Rights rights,
      Upstreams upstreams,
      Listings listings,
      Heartbeats pulse,
      Executor executor,
      AnswerForm form,
      ModernLimits limits,
      LimitHits hits) {
    this.hits = hits;
    this.router = router;
    this.rights = rights;
    this.upstreams = upstreams;
    this.listings = listings;
    this.pulse = pulse;
    this.executor = executor;
    this.form = form;
    this.limits = limits;
  }

  /** Begins to serve a client that wants to listen. */
  void open(HttpCall call, Message request) {
    if (stopped) {
      throw new SeraiException(ErrorCode.SERVICE_REPLACED, "The gateway is being replaced.");
    }
    NotificationFilter wanted = wanted(request);
    if (!wanted.tasks().isEmpty()
        && !CapabilitySet.of(request.slice(Place.META_CAPABILITIES))
            .hasExtension(TasksExtension.ID)) {
      call.respond(Refusals.tasks(request.id()));
      return;
    }
    if (places.incrementAndGet() > limits.maxListeners()) {
      places.decrementAndGet();
      throw hits.refuse(Limit.LISTENERS, "Too many clients listen.");
    }
    begin(call, request, wanted);
  }

  private NotificationFilter wanted(Message request) {
    NotificationFilter wanted = NotificationFilter.of(request);
    int names = Math.max(wanted.uris().size(), wanted.tasks().size());
    if (names > limits.maxListenNames()) {
      throw hits.refuse(
          Limit.LISTEN_NAMES,
          ErrorCode.INVALID_PARAMS,
          "params.notifications names more than "
              + limits.maxListenNames()
              + " resources or tasks.");
    }
    return wanted;
  }

  private void begin(HttpCall call, Message request, NotificationFilter wanted) {
    AtomicReference<Listener> begun = new AtomicReference<>();
    Listener listener =
        new Listener(
            "listener-" + count.incrementAndGet(),
            call.caller(),
            call.actor(),
            form,
            request,
            wanted,
            call.answer(call.caller(), pulse, () -> executor.execute(() -> leave(begun.get()))),
            listings::names);
    begun.set(listener);
    open.add(listener);
    call.whileAdmitted(
        new OpenStreams.Fate(
            () -> !open.contains(listener),
            () -> executor.execute(() -> end(listener)),
            actor -> listener.rightsChanged(actor, rights.changing(listener.scope()))));
    connect(listener)
        .thenCompose(
            offered ->
                subscribe(listener)
                    .thenCombine(
                        watched(listener),
                        (uris, tasks) -> listener.wanted().only(offered, uris, tasks)))
        .thenAccept(honoured -> begin(listener, honoured))
        .whenComplete(
            (done, error) -> {
              if (error != null) {
                leave(listener);
                listener.fail(error);
              }
            });
  }

  /** Which list notifications the endpoint can send. */
  private CompletionStage<Predicate<String>> connect(Listener listener) {
    if (listener.scope() instanceof Scope.Server server) {
      return upstreams
          .session(server.installation(), listener)
          .thenApply(session -> listed(session.features()));
    }
    return listings.directory(listener, none -> false).thenApply(directory -> method -> true);
  }

  private static Predicate<String> listed(Features features) {
    return method ->
        (features.tools() && method.equals(ListKind.TOOLS.changed()))
            || (features.prompts() && method.equals(ListKind.PROMPTS.changed()))
            || (features.resources() && method.equals(ListKind.RESOURCES.changed()));
  }

  private CompletionStage<Set<String>> watched(Listener listener) {
    return new TaskSubscriptions(
            listener, listings, task -> rights.mayReach(listener, listener.actor(), task))
        .begin(upstreams);
  }

  private CompletionStage<Set<String>> subscribe(Listener listener) {
    Set<String> subscribed = ConcurrentHashMap.newKeySet();
    CompletableFuture<?>[] all =
        listener.wanted().uris().stream()
            .map(
                uri ->
                    new ResourceSubscription(listener, listener.actor(), uri)
                        .begin(router)
                        .thenAccept(
                            begun -> {
                              if (begun) {
                                subscribed.add(uri);
                              }
                            }))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(all).thenApply(done -> subscribed);
  }

  private void begin(Listener listener, NotificationFilter honoured) {
    listener.acknowledge(honoured);
    Set<InstallationId> servers = new LinkedHashSet<>(listener.servers());
    if (listener.scope() instanceof Scope.Server server) {
      servers.add(server.installation());
    }
    for (UpstreamSession session : upstreams.sessionsOf(listener)) {
      session.ended().thenRun(() -> executor.execute(() -> end(listener)));
    }
    if (stopped || !servers.isEmpty() && upstreams.sessionsOf(listener).isEmpty()) {
      end(listener);
    }
  }

  /** Tells those whom it concerns. */
  void tell(Predicate<Client> concerned, Set<String> methods) {
    for (Listener listener : open) {
      if (concerned.test(listener)) {
        methods.forEach(method -> listener.tell(RpcMessages.notification(method)));
      }
    }
  }

  /** Delivers what has waited until the rights of clients can be told again. */
  void deliver() {
    open.forEach(Listener::deliver);
  }

  private void end(Listener listener) {
    listener.finish();
    leave(listener);
  }

  private void leave(Listener listener) {
    if (open.remove(listener)) {
      places.decrementAndGet();
      upstreams.leave(listener);
    }
  }

  /** Ends all streams, and opens no other. */
  void stop() {
    stopped = true;
    open.forEach(this::end);
  }
}
