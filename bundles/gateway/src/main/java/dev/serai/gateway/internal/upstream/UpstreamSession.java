package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstanceId;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One legacy session with a server (MCP 2025-11-25 and earlier): the upstream adapter of that era.
 * Request ids and progress tokens are ours, so that any number of clients may share it. Safe for
 * use by any thread; nothing blocks.
 */
public final class UpstreamSession implements Wire.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(UpstreamSession.class);
  private static final MessageReader READER = MessageReader.lenient();

  static final String INITIALIZE = "initialize";
  private static final int MAX_PENDING = 10_000;
  private static final Duration OWN_LIMIT = Duration.ofSeconds(30);

  private final SessionKey key;
  private final InstanceId instance;
  private final Endpoint endpoint;
  private final ServerNotifications notifications;
  private final ServerRequests requests;
  private final Turnstile turnstile = new Turnstile();
  private final AtomicLong ids;
  private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
  private final Links links = new Links();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private Wire wire;
  private Message initialized;
  private Features features;

  UpstreamSession(
      SessionKey key,
      ServerLease lease,
      long firstId,
      UpstreamLimits limits,
      UpstreamEvents events) {
    this.key = key;
    this.instance = lease.instance();
    this.endpoint = lease.endpoint();
    this.ids = new AtomicLong(firstId);
    this.notifications =
        new ServerNotifications(this, lease.entry().alias(), pending, links, events);
    this.requests = new ServerRequests(this, pending, links, turnstile, limits);
  }

  /** Gives the session its way to the server; once, before anything else. */
  void connect(Wire wire) {
    this.wire = wire;
  }

  /** Takes over what the server answered to {@code initialize}. */
  void initialized(Message answer) {
    this.features = Features.of(answer);
    this.initialized = answer;
  }

  /** What it is kept by. */
  SessionKey key() {
    return key;
  }

  /** Whether it belongs to the running server that a lease is on. */
  boolean isOn(ServerLease lease) {
    return isOpen() && instance.equals(lease.instance()) && endpoint.equals(lease.endpoint());
  }

  /** The client that has it for itself; empty where it is shared. */
  public String owner() {
    return key.owner();
  }

  /** What was declared in it. */
  public CapabilitySet capabilities() {
    return key.capabilities();
  }

  /** The running server that it belongs to. */
  public InstanceId instance() {
    return instance;
  }

  /** What the server said of itself. */
  public Features features() {
    return features;
  }

  /** The server's whole answer to {@code initialize}. */
  public Message initializeAnswer() {
    return initialized;
  }

  /** Completes with a reason when the session has ended. */
  CompletableFuture<String> ended() {
    return ended;
  }

  /** Whether it can be used. */
  boolean isOpen() {
    return !closed.get();
  }

  /** Who uses it. */
  Links links() {
    return links;
  }

  Wire wire() {
    return wire;
  }

  /**
   * Sends a client's request; it is answered through its exchange.
   *
   * @param call the request
   * @param lease returned when the request ends
   * @param limit how long to wait for the answer
   * @param undelivered hears of an error before the server has seen the request
   */
  void forward(
      Call call, ServerLease lease, Duration limit, BiConsumer<Call, SeraiException> undelivered) {
    long deadline = System.nanoTime() + limit.toNanos();
    Pending waiting =
        new Pending(call.exchange().request().method(), call, null, lease, deadline, undelivered);
    try {
      if (pending.size() >= MAX_PENDING) {
        throw new SeraiException(
            ErrorCode.OVERLOADED, "Too many calls of the server " + key.server() + " are open.");
      }
      turnstile.enter(call.exchange().client().owner(), () -> send(waiting, limit));
    } catch (SeraiException e) {
      lease.close();
      call.exchange().fail(e);
    }
  }

  private void send(Pending waiting, Duration limit) {
    Exchange exchange = waiting.call().exchange();
    if (exchange.hasEnded() || links.answersItself(waiting)) {
      leave(waiting);
      return;
    }
    long id = ids.incrementAndGet();
    pending.put(id, waiting);
    waiting.lease().onRevoke(() -> revoked(id));
    exchange.onCancel(notification -> cancel(id, notification));
    if (closed.get()) {
      failed(id, interrupted("The server's session ended."), false);
    } else {
      wire.request(id, waiting.call().requestUnder(id), limit.toMillis());
    }
  }

  /**
   * Sends a request of our own.
   *
   * @param params JSON text
   * @return the server's answer, a result; fails with a {@code SeraiException}, {@code
   *     UPSTREAM_INVALID} for an error of the server
   */
  public CompletableFuture<Message> request(String method, byte[] params, Duration limit) {
    CompletableFuture<Message> answer = new CompletableFuture<>();
    long id = ids.incrementAndGet();
    pending.put(
        id, new Pending(method, null, answer, null, System.nanoTime() + limit.toNanos(), null));
    if (closed.get()) {
      failed(id, interrupted("The server's session ended."), false);
    } else {
      wire.request(id, RpcMessages.request(id, method, params), limit.toMillis());
    }
    return answer;
  }

  /** Asks the server for the log messages that its clients want now. */
  public void updateLogLevel() {
    String level = links.logLevel();
    if (level != null && features.logging()) {
      request("logging/setLevel", SessionOpener.levelParams(level), OWN_LIMIT);
    }
  }

  /** Passes on what a client tells, unless other clients use the session too. */
  public void clientNotified(Message notification) {
    if (links.clients().size() == 1) {
      notice(notification.bytes());
    }
  }

  /** Sends a notification or an answer. */
  public void notice(byte[] message) {
    wire.notice(message);
  }

  @Override
  public void message(byte[] bytes, long during) {
    Message message;
    try {
      message = READER.read(bytes);
    } catch (SeraiException e) {
      LOG.warn(
          "Server {} sent what is no MCP message, which is dropped: {}",
          key.server(),
          e.getMessage());
      return;
    }
    if (message.isResponse()) {
      answer(message);
    } else if (message.isRequest()) {
      requests.handle(message, during);
    } else {
      notifications.handle(message, during, requests);
    }
  }

  private void answer(Message message) {
    long id = number(message.id());
    Pending waiting = pending.remove(id);
    if (waiting == null) {
      LOG.debug("Server {} answered a request that nobody waits for", key.server());
      return;
    }
    wire.answered(id);
    if (waiting.call() == null) {
      answerOwn(waiting, message);
    } else {
      if (links.subscriptionAnswered(waiting, message)) {
        turnstile.leave();
      } else {
        leave(waiting);
      }
      waiting.call().exchange().respond(message, waiting.call().mapping());
    }
  }

  private static void answerOwn(Pending waiting, Message message) {
    if (message.error() == null) {
      waiting.own().complete(message);
    } else {
      waiting
          .own()
          .completeExceptionally(
              new SeraiException(
                  ErrorCode.UPSTREAM_INVALID,
                  "The server answered " + waiting.method() + " with an error."));
    }
  }

  @Override
  public void streaming(long id) {
    Pending waiting = pending.get(id);
    if (waiting != null && waiting.call() != null) {
      waiting.call().exchange().begin();
    }
  }

  @Override
  public void paused(long id, long retryMillis) {
    Pending waiting = pending.get(id);
    if (waiting != null && waiting.call() != null) {
      waiting.call().exchange().pause(retryMillis);
    }
  }

  @Override
  public void failed(long id, SeraiException error, boolean reached) {
    Pending waiting = pending.remove(id);
    if (waiting != null) {
      if (waiting.call() != null) {
        leave(waiting);
      }
      waiting.fail(error, reached);
    }
  }

  @Override
  public void closed(String reason) {
    if (closed.compareAndSet(false, true)) {
      for (Long id : List.copyOf(pending.keySet())) {
        failed(id, interrupted("The server ended during the call: " + reason + "."), true);
      }
      links.close();
      requests.close();
      ended.complete(reason);
    }
  }

  @Override
  public void sessionLost(long id) {
    if (closed.compareAndSet(false, true)) {
      links.close();
      requests.close();
      wire.close();
      ended.complete("the server has forgotten the session");
    }
    failed(
        id,
        new SeraiException(ErrorCode.UPSTREAM_UNREACHABLE, "The server has forgotten the session."),
        false);
  }

  /** Ends the session; the server itself goes on. */
  void close() {
    closed("the session was closed");
    if (wire != null) {
      wire.close();
    }
  }

  /** Gives up on requests whose time is over. */
  void sweep(long now) {
    Map<Long, Pending> late = new HashMap<>(pending);
    late.values().removeIf(waiting -> waiting.deadline() - now >= 0);
    late.forEach(
        (id, waiting) -> {
          tellCancelled(id, null);
          wire.abandon(id);
          failed(id, waiting.late(key.server()), true);
        });
  }

  private void cancel(long id, Message notification) {
    Pending waiting = pending.remove(id);
    if (waiting != null) {
      tellCancelled(id, notification);
      wire.abandon(id);
      leave(waiting);
    }
  }

  private void tellCancelled(long id, Message notification) {
    byte[] ours = JsonText.utf8(Long.toString(id));
    if (notification != null) {
      wire.notice(
          new Edits(notification.bytes())
              .replace(notification.slice(Place.REQUEST_ID), ours)
              .apply());
    } else if (features != null) {
      wire.notice(
          RpcMessages.notification(
              "notifications/cancelled", JsonText.join("{\"requestId\":", ours, "}")));
    }
  }

  private void revoked(long id) {
    wire.abandon(id);
    failed(
        id,
        new SeraiException(
            ErrorCode.SERVICE_REPLACED,
            "The server " + key.server() + " was stopped during the call."),
        true);
  }

  private void leave(Pending waiting) {
    waiting.release();
    turnstile.leave();
  }

  /** Forgets a client; what it had subscribed to is given back. */
  void unlink(Client client) {
    for (Map.Entry<Long, Pending> entry : Map.copyOf(pending).entrySet()) {
      if (client.owner().equals(entry.getValue().owner())) {
        entry.getValue().call().exchange().cancel(null);
      }
    }
    links.remove(client, this);
  }

  static long number(Slice id) {
    if (id == null) {
      return -1;
    }
    try {
      return Long.parseLong(id.text());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static SeraiException interrupted(String message) {
    return new SeraiException(ErrorCode.CALL_INTERRUPTED, message);
  }
}
