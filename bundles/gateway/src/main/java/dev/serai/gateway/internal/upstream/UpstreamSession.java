package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstanceId;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.json.Message;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;

/**
 * One connection with a server: what the eras share. Request ids and progress tokens are ours, so
 * that any number of clients may share it. Safe for use by any thread; nothing blocks.
 */
public final class UpstreamSession {
  private final InstanceId instance;
  private final Endpoint endpoint;
  private final Duration longest;
  private final Turnstile turnstile = new Turnstile();
  private final PendingRequests pending;
  private final Links links;
  private final Handles handles = new Handles();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private volatile SessionKey key;
  private volatile Wire wire;
  private volatile UpstreamEra era;
  private volatile ServerHello hello;
  private volatile boolean distrusted;

  UpstreamSession(SessionKey key, ServerLease lease, long firstId, Duration longest) {
    this.key = key;
    this.instance = lease.instance();
    this.endpoint = lease.endpoint();
    this.longest = longest;
    this.links = new Links(key.server());
    this.pending = new PendingRequests(firstId);
  }

  /** Gives the session its way to the server, before anything else. */
  void connect(Wire way) {
    wire = way;
  }

  /**
   * The server's era is known now: what is sent and heard from now on goes through its adapter.
   *
   * @param adapter the era's adapter
   * @param said what the server says of itself
   * @param keptBy what the session is kept by
   */
  void become(UpstreamEra adapter, ServerHello said, SessionKey keptBy) {
    key = keptBy;
    hello = said;
    era = adapter;
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

  /** Which family of revisions the server speaks. */
  public Era era() {
    return era.era();
  }

  /** What was declared in it; nothing where each request declares for itself. */
  public CapabilitySet capabilities() {
    return key.capabilities();
  }

  /** The running server that it belongs to. */
  public InstanceId instance() {
    return instance;
  }

  /** What the server can do. */
  public Features features() {
    return hello.features();
  }

  /** What the server said of itself. */
  public ServerHello hello() {
    return hello;
  }

  /** Completes with a reason when the session has ended. */
  public CompletableFuture<String> ended() {
    return ended;
  }

  /** Whether it can be used. */
  boolean isOpen() {
    return !closed.get();
  }

  /** Whether the server behaved as one of another era does. */
  boolean isDistrusted() {
    return distrusted;
  }

  /** Who uses it. */
  Links links() {
    return links;
  }

  /** Which client the server's tasks and elicitations belong to. */
  Handles handles() {
    return handles;
  }

  PendingRequests pending() {
    return pending;
  }

  Turnstile turnstile() {
    return turnstile;
  }

  Wire wire() {
    return wire;
  }

  /** The era's adapter, or null while it is not known. */
  UpstreamEra adapter() {
    return era;
  }

  /**
   * Sends a client's request; it is answered through its exchange.
   *
   * @param call the request
   * @param lease returned when the request ends
   * @param limit how long the server may be silent about it
   * @param events what becomes of it where it gets no answer yet
   */
  void forward(Call call, ServerLease lease, Duration limit, CallEvents events) {
    Pending waiting = Pending.ofClient(call, lease, limit, longest, events);
    try {
      if (pending.isFull()) {
        throw new SeraiException(
            ErrorCode.OVERLOADED,
            "Too many calls of the server " + instance.installation() + " are open.");
      }
      turnstile.enter(call.exchange().client().owner(), () -> prepare(waiting));
    } catch (SeraiException e) {
      lease.close();
      call.exchange().fail(e);
    }
  }

  private void prepare(Pending waiting) {
    CompletionStage<?> before = era.before(waiting.call());
    if (before == null) {
      send(waiting);
    } else {
      before.whenComplete((done, error) -> send(waiting));
    }
  }

  /** Sends a client's request that has entered the turnstile. */
  void send(Pending waiting) {
    Exchange exchange = waiting.call().exchange();
    if (exchange.hasEnded()) {
      leave(waiting, false);
      return;
    }
    if (era.answersItself(waiting)) {
      return;
    }
    long id = pending.add(waiting);
    waiting.lease().onRevoke(() -> revoked(id));
    exchange.onCancel(notification -> cancel(id, notification));
    try {
      dispatch(id, era.request(waiting.call(), id), waiting.limit());
    } catch (SeraiException e) {
      fail(id, e, true);
    }
  }

  private void dispatch(long id, Outgoing request, Duration limit) {
    if (closed.get()) {
      fail(id, interrupted("The server's session ended."), false);
    } else {
      wire.request(id, request, limit.toMillis());
    }
  }

  /**
   * Sends a request of our own in nobody's name.
   *
   * @param params JSON text
   * @return the server's answer, a result; fails with a {@code SeraiException}, {@code
   *     UPSTREAM_INVALID} for an error of the server
   */
  public CompletableFuture<Message> request(String method, byte[] params, Duration limit) {
    return request(null, method, params, limit);
  }

  /** The same in a client's name: what it declares is declared where each request does so. */
  public CompletableFuture<Message> request(
      Client client, String method, byte[] params, Duration limit) {
    return ask(method, id -> era.request(method, params, id, client), limit)
        .thenApply(answer -> era.admit(method, result(method, answer)));
  }

  /**
   * Sends a request of our own.
   *
   * @param text the request under its id
   * @param limit how long to wait; zero for ever
   * @return the server's answer, a result or an error; fails with a {@code SeraiException}
   */
  CompletableFuture<Message> ask(String method, LongFunction<Outgoing> text, Duration limit) {
    CompletableFuture<Message> answer = new CompletableFuture<>();
    long id = pending.add(Pending.ofOurs(method, answer, limit));
    dispatch(id, text.apply(id), limit);
    return answer;
  }

  /** Takes a result; an error of the server is {@code UPSTREAM_INVALID}. */
  static Message result(String method, Message answer) {
    if (answer.error() != null) {
      throw new SeraiException(
          ErrorCode.UPSTREAM_INVALID, "The server answered " + method + " with an error.");
    }
    return answer;
  }

  /** Asks the server for the log messages that its clients want now. */
  public void updateLogLevel() {
    era.updateLogLevel();
  }

  /** Passes on what a client tells outside its requests, where that is of use. */
  public void clientNotified(Message notification) {
    era.clientTold(notification);
  }

  /** Sends a notification or an answer. */
  public void notice(byte[] message) {
    wire.notice(message);
  }

  /** A request gets no answer; see {@link Wire.Listener#failed}. */
  void fail(long id, SeraiException error, boolean reached) {
    Pending waiting = pending.remove(id);
    if (waiting != null) {
      if (waiting.call() != null) {
        leave(waiting, false);
      }
      waiting.fail(error, reached);
    }
  }

  /** The connection has ended, and with it every request. */
  void end(String reason) {
    if (closed.compareAndSet(false, true)) {
      for (Long id : pending.all()) {
        fail(id, interrupted("The server ended during the call: " + reason + "."), true);
      }
      settle(reason);
    }
  }

  /** No further request may use it; those under way hear of their end by themselves. */
  void retire(String reason) {
    if (closed.compareAndSet(false, true)) {
      distrusted = true;
      wire.close();
      settle(reason);
    }
  }

  private void settle(String reason) {
    links.close();
    if (era != null) {
      era.close();
    }
    ended.complete(reason);
  }

  /** Ends the session; the server itself goes on. */
  void close() {
    if (era != null) {
      era.close();
    }
    end("the session was closed");
    if (wire != null) {
      wire.close();
    }
  }

  /** Gives up on requests whose time is over. */
  void sweep(long now) {
    pending
        .late(now)
        .forEach(
            (id, waiting) -> {
              tellCancelled(id, null);
              wire.abandon(id);
              fail(id, waiting.late(key.server()), true);
            });
  }

  /** Gives up one of our own requests. */
  void abandon(long id) {
    if (pending.remove(id) != null) {
      tellCancelled(id, null);
      wire.abandon(id);
    }
  }

  private void cancel(long id, Message notification) {
    Pending waiting = pending.remove(id);
    if (waiting != null) {
      tellCancelled(id, notification);
      wire.abandon(id);
      leave(waiting, false);
    }
  }

  private void tellCancelled(long id, Message notification) {
    if (era != null) {
      era.cancel(id, notification);
    }
  }

  private void revoked(long id) {
    wire.abandon(id);
    fail(
        id,
        new SeraiException(
            ErrorCode.SERVICE_REPLACED,
            "The server " + key.server() + " was stopped during the call."),
        true);
  }

  /** A client's request has ended; what it began may keep the server awake. */
  void leave(Pending request, boolean keepAwake) {
    if (!keepAwake) {
      request.release();
    }
    turnstile.leave();
  }

  /** Makes a client known: its level and its subscriptions hold here too. */
  void link(Client client) {
    if (!client.hasSession() || !links.add(client)) {
      return;
    }
    if (client.logLevel() != null) {
      era.updateLogLevel();
    }
    client.subscriptions(key.server()).forEach(era::watch);
  }

  /** Forgets a client; what it had subscribed to is given back. */
  void unlink(Client client) {
    pending.of(client.owner()).forEach(exchange -> exchange.cancel(null));
    for (String uri : links.remove(client)) {
      if (isOpen()) {
        era.unwatch(uri);
      }
    }
    if (isOpen() && !client.tasks(key.server()).isEmpty()) {
      era.watchTasks();
    }
  }

  /** See {@link Upstreams#watchTasks}. */
  CompletableFuture<Set<String>> watchTasks(Client client, ServerLease lease) {
    links.watches(client, lease);
    return era.watchTasks()
        .whenComplete(
            (watched, error) -> {
              if (error != null || Collections.disjoint(watched, client.tasks(key.server()))) {
                links.watchesNot(client);
              }
            });
  }

  private static SeraiException interrupted(String message) {
    return new SeraiException(ErrorCode.CALL_INTERRUPTED, message);
  }
}
