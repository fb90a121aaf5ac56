package dev.serai.gateway.internal.upstream;

import dev.serai.core.orchestration.ServerLease;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.LogLevel;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The session links of one upstream session: which clients use it outside their calls, and the
 * leases that their subscriptions hold so that the server does not fall asleep. Safe for use by any
 * thread.
 */
final class Links {
  private record Subscription(String owner, String uri) {}

  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private final Map<Subscription, ServerLease> held = new ConcurrentHashMap<>();

  Collection<Client> clients() {
    return clients.values();
  }

  /** Whether the client is new here. */
  boolean add(Client client) {
    return clients.putIfAbsent(client.owner(), client) == null;
  }

  /** Forgets a client; gives the resources that nobody is subscribed to any more. */
  List<String> remove(Client client) {
    List<String> given = new ArrayList<>();
    if (clients.remove(client.owner()) == null) {
      return given;
    }
    for (Subscription subscription : held.keySet()) {
      if (subscription.owner().equals(client.owner())) {
        release(subscription);
        if (!isSubscribed(subscription.uri())) {
          given.add(subscription.uri());
        }
      }
    }
    return given;
  }

  /**
   * Answers what the server must not hear: an end of a subscription that other clients still have.
   *
   * @return whether the request is answered
   */
  boolean answersItself(Pending request) {
    String uri = request.call().target();
    if (!request.method().equals("resources/unsubscribe") || uri == null) {
      return false;
    }
    release(new Subscription(request.owner(), uri));
    if (isSubscribed(uri)) {
      note(request, false);
      request.call().exchange().respond(JsonText.utf8("{}"));
      return true;
    }
    return false;
  }

  /**
   * Notes that the server has accepted, or ended, a subscription.
   *
   * @return whether the request's lease is kept for as long as the subscription stands
   */
  boolean subscriptionAnswered(Pending request, Message answer) {
    boolean begun = request.method().equals("resources/subscribe");
    boolean concerned = begun || request.method().equals("resources/unsubscribe");
    if (!concerned || request.call().target() == null || answer.error() != null) {
      return false;
    }
    note(request, begun);
    if (begun) {
      hold(new Subscription(request.owner(), request.call().target()), request.lease());
    }
    return begun;
  }

  private void hold(Subscription subscription, ServerLease lease) {
    ServerLease before = held.put(subscription, lease);
    if (before != null) {
      before.close();
    }
  }

  private static void note(Pending request, boolean begun) {
    request
        .call()
        .exchange()
        .client()
        .subscribed(request.call().server(), request.call().target(), begun);
  }

  private boolean isSubscribed(String uri) {
    return held.keySet().stream().anyMatch(s -> s.uri().equals(uri));
  }

  private void release(Subscription subscription) {
    ServerLease lease = held.remove(subscription);
    if (lease != null) {
      lease.close();
    }
  }

  void close() {
    for (Subscription subscription : held.keySet()) {
      release(subscription);
    }
    clients.clear();
  }

  /** The level that suits all clients: the most verbose one asked for, or null. */
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
