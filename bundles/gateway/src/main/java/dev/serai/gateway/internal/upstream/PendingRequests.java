package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.json.Slice;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The requests of one connection that wait for their answers, under ids of ours. */
final class PendingRequests {
  private final AtomicLong ids;
  private final Map<Long, Pending> waiting = new ConcurrentHashMap<>();

  /** None yet; the first id follows this one. */
  PendingRequests(long firstId) {
    this.ids = new AtomicLong(firstId);
  }

  /** Keeps a request under a new id. */
  long add(Pending request) {
    long id = ids.incrementAndGet();
    waiting.put(id, request);
    return id;
  }

  /** How many wait. */
  int size() {
    return waiting.size();
  }

  /** The request of this id, or null. */
  Pending get(long id) {
    return waiting.get(id);
  }

  /** Takes the request of this id out; null if it waits no more. */
  Pending remove(long id) {
    return waiting.remove(id);
  }

  List<Long> all() {
    return List.copyOf(waiting.keySet());
  }

  /** Those whose time is over, by {@link System#nanoTime()}. */
  Map<Long, Pending> late(long now) {
    Map<Long, Pending> late = new HashMap<>(waiting);
    late.values().removeIf(request -> request.deadline() - now >= 0);
    return late;
  }

  /** The clients' requests of one owner. */
  List<Pending> of(String owner) {
    return waiting.values().stream().filter(request -> owner.equals(request.owner())).toList();
  }

  /** The requests, one at most, that a server sees of a client's. */
  List<Pending> of(Exchange exchange) {
    return waiting.values().stream()
        .filter(request -> request.call() != null && request.call().exchange() == exchange)
        .toList();
  }

  /** The client's request of this id, or null. */
  Exchange exchange(long id) {
    Pending request = waiting.get(id);
    return request == null || request.call() == null ? null : request.call().exchange();
  }

  /** Whether a client waits. */
  boolean hasClients() {
    return waiting.values().stream().anyMatch(request -> request.call() != null);
  }

  /** One request of each client that has some. */
  Map<String, Exchange> byOwner() {
    Map<String, Exchange> byOwner = new LinkedHashMap<>();
    for (Pending request : waiting.values()) {
      if (request.call() != null) {
        byOwner.put(request.owner(), request.call().exchange());
      }
    }
    return byOwner;
  }

  /** An id or a progress token as a number; -1 if it is none of ours. */
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
}
