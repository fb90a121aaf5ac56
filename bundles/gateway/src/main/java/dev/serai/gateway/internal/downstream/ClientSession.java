package dev.serai.gateway.internal.downstream;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.SessionRecord;
import dev.serai.gateway.internal.exchange.AnswerForm;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.LegacyForm;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.exchange.Right;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.http.EventStream;
import dev.serai.gateway.internal.http.StreamLog;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.routing.ListKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One client session of a legacy revision. Safe for use by any thread. */
final class ClientSession implements Client {
  private final String id;
  private final SessionPlaces.Place place;
  private final String owner;
  private final Principal principal;
  private final Scope scope;
  private final String version;
  private final CapabilitySet capabilities;
  private final byte[] clientInfo;
  private final Function<ClientSession, CompletionStage<Void>> keeper;
  private final BiConsumer<ClientSession, Message> onNotification;
  private final Map<InstallationId, Set<String>> subscriptions = new ConcurrentHashMap<>();
  private final Set<InstallationId> unheard = ConcurrentHashMap.newKeySet();
  private final Map<String, Exchange> inFlight = new ConcurrentHashMap<>();
  private final Map<Long, OpenAsk> asks = new ConcurrentHashMap<>();
  private final AtomicLong askIds = new AtomicLong();
  private final Mailbox mailbox = new Mailbox();
  private final StreamLogs streams;
  private volatile String logLevel;
  private volatile Actor actor;
  private volatile long usedAt = System.nanoTime();

  /**
   * A session.
   *
   * @param record what makes it up
   * @param place left when it ends
   * @param streams the streams that the client may resume
   * @param keeper keeps what has changed, and says when it is kept
   * @param onNotification hears what the client tells
   */
  ClientSession(
      SessionRecord record,
      SessionPlaces.Place place,
      StreamLogs streams,
      Function<ClientSession, CompletionStage<Void>> keeper,
      BiConsumer<ClientSession, Message> onNotification) {
    this.id = record.id();
    this.place = place;
    this.streams = streams;
    this.owner = record.owner();
    this.principal = new Principal(record.principal());
    this.scope =
        record.server() == null
            ? new Scope.Gateway(record.gateway())
            : new Scope.Server(new InstallationId(record.server()));
    this.version = record.version();
    this.capabilities = CapabilitySet.of(Slice.of(record.capabilities()));
    this.clientInfo = record.clientInfo() == null ? null : JsonText.utf8(record.clientInfo());
    this.logLevel = record.logLevel();
    this.keeper = keeper;
    this.onNotification = onNotification;
    record
        .subscriptions()
        .forEach((server, uris) -> urisOf(new InstallationId(server)).addAll(uris));
  }

  /** What has to be kept of it. */
  SessionRecord record() {
    return new SessionRecord(
        id,
        owner,
        principal.name(),
        scope instanceof Scope.Gateway gateway ? gateway.name() : null,
        scope instanceof Scope.Server server ? server.installation().value() : null,
        version,
        Slice.of(capabilities.json()).text(),
        clientInfo == null ? null : Slice.of(clientInfo).text(),
        logLevel,
        subscriptions.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().value(), entry -> Set.copyOf(entry.getValue()))));
  }

  String id() {
    return id;
  }

  @Override
  public Principal principal() {
    return principal;
  }

  /** Whether it serves this principal at this endpoint. */
  boolean belongsTo(Principal caller, Scope at) {
    return principal.equals(caller) && scope.equals(at);
  }

  String version() {
    return version;
  }

  /** The streams that the client may resume. */
  StreamLogs streams() {
    return streams;
  }

  /** The client goes on with a stream behind an event of it. */
  void resume(StreamLog log, EventStream connection, EventId last) {
    streams.resume(log, connection, last, logLevel);
    if (!last.isOfAnswers()) {
      mailbox.open(log);
    }
  }

  /**
   * The client listens on another stream.
   *
   * @param last where it was on one that cannot go on, or null
   */
  void listen(EventStream connection, EventId last) {
    StreamLog log = streams.listening();
    log.begin(connection);
    byte[] notice =
        last != null && streams.isOurs(last) ? LossNotice.of(Limit.REPLAY_STREAMS, logLevel) : null;
    if (notice != null) {
      connection.send(notice);
    }
    mailbox.open(log);
  }

  /** Where messages outside calls go. */
  Mailbox mailbox() {
    return mailbox;
  }

  /** Notes whom the latest request came for. */
  void seen(Actor latest) {
    actor = latest;
  }

  /** Lists of these kinds are others for the client now; told to those of gateways. */
  void seesOtherLists(Set<ListKind> kinds) {
    if (scope instanceof Scope.Gateway) {
      hasOtherLists(kinds);
    }
  }

  /** Tells the client that lists of these kinds are others now. */
  void hasOtherLists(Set<ListKind> kinds) {
    ListKind.notifications(kinds).forEach(method -> tell(RpcMessages.notification(method)));
  }

  @Override
  public Actor actor() {
    return actor;
  }

  /** Notes that the client is there. */
  void touch() {
    usedAt = System.nanoTime();
  }

  /** Whether nothing has been heard of the client for a time, and it waits for nothing. */
  boolean isIdle(Duration limit) {
    return System.nanoTime() - usedAt > limit.toNanos() && inFlight.isEmpty() && !mailbox.isOpen();
  }

  /** Whether a request is in flight. */
  boolean isBusy() {
    return !inFlight.isEmpty();
  }

  /** Takes note of a request in flight; false if its id is in use already. */
  boolean begin(String requestId, Exchange exchange) {
    return inFlight.putIfAbsent(requestId, exchange) == null;
  }

  void end(String requestId) {
    inFlight.remove(requestId);
  }

  /** The client cancelled a request; one that is not in flight is ignored. */
  void cancel(Message notification) {
    Slice requestId = notification.slice(Place.REQUEST_ID);
    Exchange exchange = requestId == null ? null : inFlight.get(requestId.text());
    if (exchange != null) {
      exchange.cancel(notification);
    }
  }

  /**
   * Sets the level that it asks for.
   *
   * @return completes as {@link #keep} does
   */
  CompletionStage<Void> logLevel(String level) {
    logLevel = level;
    return keep();
  }

  /**
   * Keeps it as it is now, so that it outlives the gateway.
   *
   * @return completes when it is kept, or when that has to wait for the store; never fails
   */
  CompletionStage<Void> keep() {
    return keeper.apply(this);
  }

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public Era era() {
    return Era.LEGACY;
  }

  @Override
  public AnswerForm form() {
    return LegacyForm.INSTANCE;
  }

  @Override
  public boolean hasSession() {
    return true;
  }

  @Override
  public CapabilitySet capabilities() {
    return capabilities;
  }

  @Override
  public Scope scope() {
    return scope;
  }

  @Override
  public byte[] clientInfo() {
    return clientInfo;
  }

  @Override
  public String logLevel() {
    return logLevel;
  }

  @Override
  public Set<String> subscriptions(InstallationId server) {
    return subscriptions.getOrDefault(server, Set.of());
  }

  /** The resources that it is subscribed to, by server. */
  Map<InstallationId, Set<String>> subscriptions() {
    return subscriptions;
  }

  @Override
  public void subscribed(InstallationId server, String uri, boolean begun) {
    if (begun ? urisOf(server).add(uri) : urisOf(server).remove(uri)) {
      keep();
    }
  }

  /**
   * Whether the client listens, so that its subscriptions at a server may begin anew; otherwise
   * they wait until it does, see {@link #unheard}. A client that begins to listen meanwhile may
   * have them begun twice.
   */
  boolean listensFor(InstallationId server) {
    if (mailbox.isOpen()) {
      return true;
    }
    unheard.add(server);
    return mailbox.isOpen();
  }

  /** The servers at which subscriptions wait for the client to listen; each is given once. */
  List<InstallationId> unheard() {
    return List.copyOf(unheard).stream().filter(unheard::remove).toList();
  }

  private Set<String> urisOf(InstallationId server) {
    return subscriptions.computeIfAbsent(server, key -> ConcurrentHashMap.newKeySet());
  }

  @Override
  public void tell(byte[] notification) {
    tell(notification, () -> Right.GRANTED);
  }

  @Override
  public void tell(byte[] notification, Supplier<Right> right) {
    mailbox.put(notification, right);
  }

  @Override
  public CompletableFuture<Message> ask(
      Exchange during,
      Message request,
      Supplier<Right> right,
      Consumer<byte[]> progress,
      Duration limit) {
    long askId = askIds.incrementAndGet();
    CompletableFuture<Message> answer = new CompletableFuture<>();
    asks.put(askId, new OpenAsk(answer, request.slice(Place.PROGRESS_TOKEN), progress));
    answer.whenComplete((message, error) -> asked(during, askId, error));
    byte[] ours = JsonText.utf8(Long.toString(askId));
    byte[] message =
        new Edits(request.bytes())
            .replace(request.id(), ours)
            .replace(request.slice(Place.PROGRESS_TOKEN), ours)
            .apply();
    if (during == null || !during.send(message)) {
      tell(message, () -> judged(right.get(), answer));
    }
    return answer.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Who asks hears of it, on another thread, if the client has lost the right to be asked. */
  private static Right judged(Right right, CompletableFuture<Message> answer) {
    if (right == Right.MISSING) {
      CompletableFuture.runAsync(
          () ->
              answer.completeExceptionally(
                  new SeraiException(
                      ErrorCode.METHOD_NOT_FOUND, "The client may not be asked any more.")));
    }
    return right;
  }

  private void asked(Exchange during, long askId, Throwable error) {
    asks.remove(askId);
    if (error instanceof CancellationException || error instanceof TimeoutException) {
      byte[] withdrawn =
          RpcMessages.notification(
              "notifications/cancelled", JsonText.utf8("{\"requestId\":" + askId + "}"));
      if (during == null || !during.send(withdrawn)) {
        tell(withdrawn);
      }
    }
  }

  /** The client answers a server's request; an answer that nobody waits for is ignored. */
  void answered(Message answer) {
    OpenAsk ask = askOf(answer.id());
    if (ask != null) {
      ask.answer().complete(answer);
    }
  }

  /** The client reports progress with a server's request. */
  void progressed(Message notification) {
    OpenAsk ask = askOf(notification.slice(Place.PROGRESS_TOKEN));
    if (ask != null && ask.progressToken() != null) {
      ask.progress()
          .accept(
              new Edits(notification.bytes())
                  .replace(notification.slice(Place.PROGRESS_TOKEN), ask.progressToken().toBytes())
                  .apply());
    }
  }

  private OpenAsk askOf(Slice askId) {
    try {
      return askId == null ? null : asks.get(Long.parseLong(askId.text()));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Ends it: nothing is in flight afterwards. */
  void close() {
    place.leave();
    for (Exchange exchange : inFlight.values()) {
      exchange.cancel(null);
    }
    for (OpenAsk ask : asks.values()) {
      ask.answer()
          .completeExceptionally(
              new SeraiException(ErrorCode.UNKNOWN_SESSION, "The client's session has ended."));
    }
    mailbox.close();
    streams.close();
  }

  /** The client tells something that its servers may want to know. */
  void notified(Message notification) {
    if (!notification.method().equals("notifications/initialized")) {
      onNotification.accept(this, notification);
    }
  }

  /** Names the owner; the id is as good as a key. */
  @Override
  public String toString() {
    return "ClientSession[" + owner + ", " + caller() + "]";
  }
}
