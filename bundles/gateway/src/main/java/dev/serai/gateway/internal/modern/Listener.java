package dev.serai.gateway.internal.modern;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.AnswerForm;
import dev.serai.gateway.internal.exchange.Caller;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.Letters;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.exchange.Right;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.ServerNames;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.routing.AliasMapping;
import dev.serai.gateway.internal.routing.ListKind;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A client that listens: the stream of one {@code subscriptions/listen} (MCP 2026-07-28,
 * subscriptions). Nothing goes out before the acknowledgement. Safe for use by any thread.
 */
final class Listener implements Client {
  private static final MessageReader READER = MessageReader.lenient();
  private static final int MAX_WAITING = 256;

  private final String owner;
  private final Caller caller;
  private volatile Actor actor;
  private final AnswerForm form;
  private final Message request;
  private final CapabilitySet capabilities;
  private final NotificationFilter wanted;
  private final Map<InstallationId, Set<String>> subscriptions = new ConcurrentHashMap<>();
  private final Map<InstallationId, Set<String>> tasks = new ConcurrentHashMap<>();
  private final Letters letters = new Letters(MAX_WAITING, this::goes);
  private final ClientSink sink;
  private final Function<InstallationId, Optional<ServerNames>> names;
  private boolean acknowledged;

  /**
   * A client whose stream has not begun.
   *
   * @param owner a name that no other client has
   * @param caller who calls, and where
   * @param actor the same as decisions are made about them
   * @param form how its answers look
   * @param request its request
   * @param wanted what it wants to hear of
   * @param sink its stream
   * @param names how servers are called, as far as they are known
   */
  Listener(
      String owner,
      Caller caller,
      Actor actor,
      AnswerForm form,
      Message request,
      NotificationFilter wanted,
      ClientSink sink,
      Function<InstallationId, Optional<ServerNames>> names) {
    this.owner = owner;
    this.caller = caller;
    this.actor = actor;
    this.form = form;
    this.request = request;
    this.capabilities = CapabilitySet.of(request.slice(Place.META_CAPABILITIES));
    this.wanted = wanted;
    this.sink = sink;
    this.names = names;
  }

  @Override
  public Actor actor() {
    return actor;
  }

  /** It may use something else now; lists of these kinds may be others. */
  void rightsChanged(Actor now, Set<ListKind> kinds) {
    actor = now;
    if (caller.scope() instanceof Scope.Gateway) {
      ListKind.notifications(kinds).forEach(method -> tell(RpcMessages.notification(method)));
    }
  }

  NotificationFilter wanted() {
    return wanted;
  }

  /** The servers whose resources or tasks it has subscribed to. */
  Set<InstallationId> servers() {
    Set<InstallationId> servers = new LinkedHashSet<>(subscriptions.keySet());
    servers.addAll(tasks.keySet());
    return servers;
  }

  /** Sets which tasks of a server it hears of, by the server's own ids. */
  void watch(InstallationId server, Set<String> ids) {
    if (ids.isEmpty()) {
      tasks.remove(server);
    } else {
      tasks.put(server, Set.copyOf(ids));
    }
  }

  /** Says what is honoured, and lets what came before follow. */
  synchronized void acknowledge(NotificationFilter honoured) {
    acknowledged = true;
    sink.send(
        RpcMessages.notification(
            "notifications/subscriptions/acknowledged",
            JsonText.join(
                "{\"_meta\":{", subscription(), "},\"notifications\":", honoured.json(), "}")));
    letters.deliver();
  }

  /** Ends the stream in good order. */
  void finish() {
    sink.finish(
        Answer.ok(
            RpcMessages.result(
                request.id(),
                JsonText.join("{\"resultType\":\"complete\",\"_meta\":{", subscription(), "}}"))));
  }

  /** Ends the stream with an error. */
  void fail(Throwable error) {
    sink.finish(Refusals.late(request.id(), SeraiException.of(error)));
  }

  @Override
  public void tell(byte[] notification) {
    tell(notification, () -> Right.GRANTED);
  }

  @Override
  public synchronized void tell(byte[] notification, Supplier<Right> right) {
    letters.put(new Letters.Letter(notification, right));
  }

  /** Sends what has waited, as far as the client's rights can be told by now. */
  synchronized void deliver() {
    letters.deliver();
  }

  private boolean goes(Letters.Letter letter) {
    return acknowledged && letter.goesBy(this::send);
  }

  private boolean send(byte[] notification) {
    Message note = READER.read(notification);
    if (wanted.wants(note.method())) {
      sink.send(stamped(note));
    }
    return true;
  }

  private byte[] stamped(Message note) {
    Edits edits = new Edits(note.bytes());
    if (note.slice(Place.META_SUBSCRIPTION) != null) {
      edits.replace(note.slice(Place.META_SUBSCRIPTION), request.id().toBytes());
    } else if (note.slice(Place.META) != null) {
      edits.insert(note.slice(Place.META), subscription());
    } else if (note.params() != null) {
      edits.insert(note.params(), JsonText.join("\"_meta\":{", subscription(), "}"));
    } else {
      edits.insert(note.root(), JsonText.join("\"params\":{\"_meta\":{", subscription(), "}}"));
    }
    return edits.apply();
  }

  private byte[] subscription() {
    return JsonText.join("\"io.modelcontextprotocol/subscriptionId\":", request.id());
  }

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public String pool() {
    return caller.principal().key();
  }

  @Override
  public boolean hasSession() {
    return true;
  }

  @Override
  public Era era() {
    return Era.MODERN;
  }

  @Override
  public AnswerForm form() {
    return form;
  }

  @Override
  public CapabilitySet capabilities() {
    return capabilities;
  }

  @Override
  public Principal principal() {
    return caller.principal();
  }

  @Override
  public Scope scope() {
    return caller.scope();
  }

  @Override
  public byte[] clientInfo() {
    Slice info = request.slice(Place.META_CLIENT_INFO);
    return info == null ? null : info.toBytes();
  }

  @Override
  public CompletableFuture<Message> ask(
      Exchange during,
      Message question,
      Supplier<Right> right,
      Consumer<byte[]> progress,
      Duration limit) {
    return CompletableFuture.failedFuture(
        new SeraiException(ErrorCode.METHOD_NOT_FOUND, "A client that listens cannot be asked."));
  }

  @Override
  public String logLevel() {
    return null;
  }

  @Override
  public void subscribed(InstallationId server, String uri, boolean begun) {
    Set<String> uris = subscriptions.computeIfAbsent(server, key -> ConcurrentHashMap.newKeySet());
    if (begun) {
      uris.add(uri);
    } else {
      uris.remove(uri);
    }
  }

  @Override
  public Set<String> subscriptions(InstallationId server) {
    return subscriptions.getOrDefault(server, Set.of());
  }

  @Override
  public Set<String> tasks(InstallationId server) {
    return tasks.getOrDefault(server, Set.of());
  }

  @Override
  public void tellTask(InstallationId server, Message notification, Supplier<Right> right) {
    if (scope() instanceof Scope.Server) {
      tell(notification.bytes(), right);
    } else {
      names
          .apply(server)
          .ifPresent(called -> tell(AliasMapping.exposeTaskState(called, notification), right));
    }
  }
}
