package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstanceId;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.limits.LimitHits;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One connection with a server: what the eras share. Request ids and progress tokens are ours, so
 * that any number of clients may share it. Safe for use by any thread; nothing blocks.
 */
public final class UpstreamSession {
  private final InstanceId instance;
  private final CatalogEntry entry;
  private final Endpoint endpoint;
  private final InFlight requests;
  private final Links links;
  private final Handles handles = new Handles();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean pinging = new AtomicBoolean();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private volatile SessionKey key;
  private volatile Wire wire;
  private volatile UpstreamEra era;
  private volatile ServerHello hello;
  private volatile boolean distrusted;
  private volatile List<Client> bereft = List.of();

  UpstreamSession(
      SessionKey key, ServerLease lease, long firstId, UpstreamLimits limits, LimitHits hits) {
    this.key = key;
    this.instance = lease.instance();
    this.entry = lease.entry();
    this.endpoint = lease.endpoint();
    this.links = new Links(key.server());
    this.requests = new InFlight(this, firstId, limits, hits);
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

  /** What its server was started from. */
  public CatalogEntry entry() {
    return entry;
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

  /** Whose subscriptions have gone with it, when it has ended and nobody has closed it. */
  List<Client> bereft() {
    return bereft;
  }

  /** Who uses it. */
  Links links() {
    return links;
  }

  /** Which client the server's tasks and elicitations belong to. */
  Handles handles() {
    return handles;
  }

  /** What is under way. */
  InFlight requests() {
    return requests;
  }

  Wire wire() {
    return wire;
  }

  /** The era's adapter, or null while it is not known. */
  UpstreamEra adapter() {
    return era;
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
    return requests
        .ask(method, id -> era.request(method, params, id, client), limit)
        .thenApply(answer -> era.admit(method, result(method, answer)));
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
  public void clientNotified(Client client, Message notification) {
    era.clientTold(client, notification);
  }

  /** Sends a notification or an answer. */
  public void notice(byte[] message) {
    wire.notice(message);
  }

  /**
   * Asks the server whether it is there, unless it is being asked (MCP 2025-11-25, ping). One that
   * does not answer may be gone, or busy with what is under way: that goes on, all else is for
   * another session.
   */
  void ping(Duration limit) {
    if (!pinging.compareAndSet(false, true)) {
      return;
    }
    requests
        .ask("ping", id -> era.request("ping", JsonText.utf8("{}"), id, null), limit)
        .whenComplete(
            (answer, error) -> {
              pinging.set(false);
              if (error != null) {
                retire("the server does not answer any more");
              }
            });
  }

  /** Gives up on requests whose time is over, and has silent streams looked after. */
  void sweep(long now, Duration silence) {
    requests.sweep(now);
    if (isOpen()) {
      wire.doubt(now, silence);
      era.doubt(now, silence);
    }
  }

  /** The connection has ended, and with it every request. */
  void end(String reason) {
    closed.set(true);
    requests.endAll(reason);
    if (era != null) {
      era.close();
    }
    settle(reason);
  }

  /** No further request may use it; those under way go on until they end. */
  void retire(String reason) {
    distrusted |= isOpen();
    if (closed.compareAndSet(false, true)) {
      settle(reason);
    }
  }

  private void settle(String reason) {
    if (!ended.isDone()) {
      bereft = links.subscribers();
    }
    links.close();
    ended.complete(reason);
  }

  /** Ends the session; the server itself goes on. */
  void close() {
    if (era != null) {
      era.close();
    }
    links.close();
    end("the session was closed");
    if (wire != null) {
      wire.close();
    }
  }

  /** Makes a client known: its level and its subscriptions hold here too. */
  void link(Client client) {
    if (!client.hasSession() || !links.add(client)) {
      return;
    }
    era.updateLogLevel();
    client.subscriptions(key.server()).forEach(era::watch);
  }

  /** Forgets a client; what it had subscribed to is given back. */
  void unlink(Client client) {
    requests
        .pending()
        .of(client.owner())
        .forEach(request -> request.call().exchange().cancel(null));
    boolean known = links.has(client);
    for (String uri : links.remove(client)) {
      if (isOpen()) {
        era.unwatch(uri);
      }
    }
    if (isOpen() && known) {
      era.updateLogLevel();
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
}
