package dev.serai.gateway.internal.upstream;

import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.LogLevel;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The session links of one connection: which clients use it outside their calls, and the leases
 * that their subscriptions hold so that the server does not fall asleep. Safe for use by any
 * thread.
 */
final class Links {
  private record Subscription(String owner, String uri) {}

  private final InstallationId server;
  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private final Map<Subscription, ServerLease> held = new ConcurrentHashMap<>();

  private final Map<String, ServerLease> watching = new ConcurrentHashMap<>();
  private final Map<String, Message> later = new ConcurrentHashMap<>();

  Links(InstallationId server) {
    this.server = server;
  }

  Collection<Client> clients() {
    return clients.values();
  }

  /** Whether the client is known here. */
  boolean has(Client client) {
    return clients.containsKey(client.owner());
  }

  /** Whether the client is new here. */
  boolean add(Client client) {
    return clients.putIfAbsent(client.owner(), client) == null;
  }

  /** Forgets a client; gives the resources that nobody is subscribed to any more. */
  List<String> remove(Client client) {
    if (clients.remove(client.owner()) == null) {
      return List.of();
    }
    watchesNot(client);
    later.remove(client.owner());
    Set<String> given = new TreeSet<>(client.subscriptions(server));
    for (Subscription subscription : held.keySet()) {
      if (subscription.owner().equals(client.owner())) {
        given.add(subscription.uri());
        release(subscription);
      }
    }
    given.removeAll(uris());
    return List.copyOf(given);
  }

  /**
   * Ends what a request wants to end, if other clients are subscribed to it still.
   *
   * @return whether they are, so that the server must not hear of it
   */
  boolean outlives(Pending request) {
    String uri = request.call().target();
    if (!request.method().equals("resources/unsubscribe") || uri == null) {
      return false;
    }
    release(new Subscription(request.owner(), uri));
    note(request, false);
    return uris().contains(uri);
  }

  /**
   * Notes that a subscription has begun or ended, if that was the request.
   *
   * @return whether the request's lease is kept for as long as the subscription stands
   */
  boolean accepted(Pending request) {
    boolean begun = request.method().equals("resources/subscribe");
    boolean concerned = begun || request.method().equals("resources/unsubscribe");
    if (!concerned || request.call().target() == null) {
      return false;
    }
    note(request, begun);
    Subscription subscription = new Subscription(request.owner(), request.call().target());
    if (begun) {
      hold(subscription, request.lease());
    } else {
      release(subscription);
    }
    return begun;
  }

  /** Takes back a subscription that the server did not accept. */
  void dismissed(Pending request) {
    note(request, false);
    release(new Subscription(request.owner(), request.call().target()));
  }

  /** Keeps the server awake for a client that wants to hear of its tasks. */
  void watches(Client client, ServerLease lease) {
    release(watching.put(client.owner(), lease));
    if (!clients.containsKey(client.owner())) {
      watchesNot(client);
    }
  }

  /** The client hears of no task here. */
  void watchesNot(Client client) {
    release(watching.remove(client.owner()));
  }

  private static void release(ServerLease lease) {
    if (lease != null) {
      lease.close();
    }
  }

  private void hold(Subscription subscription, ServerLease lease) {
    release(held.put(subscription, lease));
  }

  private void note(Pending request, boolean begun) {
    request.call().exchange().client().subscribed(server, request.call().target(), begun);
  }

  /** The clients that are subscribed to something. */
  List<Client> subscribers() {
    return clients.values().stream()
        .filter(client -> !client.subscriptions(server).isEmpty())
        .toList();
  }

  /** All resources that somebody is subscribed to, in a stable order. */
  Set<String> uris() {
    Set<String> uris = new TreeSet<>();
    held.keySet().forEach(subscription -> uris.add(subscription.uri()));
    clients.values().forEach(client -> uris.addAll(client.subscriptions(server)));
    return uris;
  }

  /** All tasks that somebody wants to hear of, in a stable order. */
  Set<String> tasks() {
    Set<String> tasks = new TreeSet<>();
    clients.values().forEach(client -> tasks.addAll(client.tasks(server)));
    return tasks;
  }

  private void release(Subscription subscription) {
    release(held.remove(subscription));
  }

  void close() {
    for (Subscription subscription : held.keySet()) {
      release(subscription);
    }
    clients.clear();
    watching.keySet().forEach(owner -> release(watching.remove(owner)));
  }

  /** Keeps what a client tells until the server can hear whose word it is. */
  void tellLater(Client client, Message notification) {
    if (has(client)) {
      later.put(client.owner(), notification);
    }
  }

  /** What a client has told and the server has not heard, or null; it is given once. */
  Message toldLater(Client client) {
    return later.isEmpty() ? null : later.remove(client.owner());
  }

  /** Whether some client has not said which level it wants: it is to hear whatever there is. */
  boolean wantsAnyLevel() {
    return clients.values().stream()
        .anyMatch(client -> client.era() == Era.LEGACY && client.logLevel() == null);
  }

  /** The most verbose level that was asked for, or null. */
  String logLevel() {
    String level = null;
    for (Client client : clients.values()) {
      level = LogLevel.moreVerbose(level, client.logLevel());
    }
    return level;
  }

  static byte[] uriParams(String uri) {
    return JsonText.join("{\"uri\":", JsonText.quote(uri), "}");
  }
}
