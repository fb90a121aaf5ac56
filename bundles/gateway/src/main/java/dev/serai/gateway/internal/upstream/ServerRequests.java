package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.InputRules;
import dev.serai.gateway.internal.exchange.TaskIds;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What a server asks: finds the client that it concerns, asks it, and carries the answer back. A
 * request that could concern two clients of a shared session is refused, and from then on the
 * clients take turns.
 */
final class ServerRequests {
  /** Whom to ask, and during which requests of the client, of which the first shows it. */
  private record Addressee(Client client, Exchange during, List<Pending> waiting) {}

  private final UpstreamSession session;
  private final PendingRequests pending;
  private final Links links;
  private final Turnstile turnstile;
  private final UpstreamLimits limits;
  private final LimitHits hits;
  private final TaskIds tasks;
  private final Rooms rooms;
  private final Handles handles;
  private final Hearers hearers;
  private final Map<String, CompletableFuture<Message>> open = new ConcurrentHashMap<>();

  ServerRequests(
      UpstreamSession session,
      UpstreamLimits limits,
      LimitHits hits,
      TaskIds tasks,
      Rooms rooms,
      Hearers hearers) {
    this.session = session;
    this.pending = session.requests().pending();
    this.links = session.links();
    this.turnstile = session.requests().turnstile();
    this.limits = limits;
    this.hits = hits;
    this.tasks = tasks;
    this.rooms = rooms;
    this.handles = session.handles();
    this.hearers = hearers;
  }

  /**
   * Handles a request.
   *
   * @param request what the server asks
   * @param during our request on whose stream it came, or 0
   */
  void handle(Message request, long during) {
    if (request.method().equals("ping")) {
      session.notice(RpcMessages.result(request.id(), JsonText.utf8("{}")));
      return;
    }
    try {
      requireDeclared(request);
      ask(request, addressee(request, during));
    } catch (SeraiException e) {
      session.notice(RpcMessages.error(request.id(), e));
    }
  }

  /** The server does not want the answer to a request any more. */
  void cancel(Slice id) {
    CompletableFuture<Message> asked = id == null ? null : open.remove(id.text());
    if (asked != null) {
      asked.cancel(false);
    }
  }

  void close() {
    for (CompletableFuture<Message> asked : open.values()) {
      asked.cancel(false);
    }
    open.clear();
  }

  /** All clients of a session have declared the same. */
  private void requireDeclared(Message request) {
    refuse(InputRules.refusal(session.capabilities(), request));
  }

  private static void refuse(Optional<SeraiException> refusal) {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  private void ask(Message request, Addressee to) {
    refuse(InputRules.refusal(to.client().capabilities(), request));
    if (open.size() >= limits.calls().serverRequests()) {
      throw hits.refuse(Limit.SERVER_REQUESTS, "Too many requests of the server are open.");
    }
    handles.asked(to.client(), request);
    String id = request.id().text();
    CompletableFuture<Message> asked =
        to.client()
            .ask(
                to.during(),
                tasks.forClient(request, to.client()),
                to.during() == null
                    ? () -> hearers.rightTo(to.client(), request)
                    : to.during()::right,
                session::notice,
                limits.askTimeout());
    open.put(id, asked);
    to.waiting().forEach(Pending::asked);
    asked.whenComplete(
        (answer, error) -> {
          to.waiting().forEach(Pending::answered);
          open.remove(id, asked);
          reply(request, answer == null ? null : tasks.forServer(answer, to.client()), error);
        });
  }

  private void reply(Message request, Message answer, Throwable error) {
    if (answer != null) {
      session.notice(
          new Edits(answer.bytes()).replace(answer.id(), request.id().toBytes()).apply());
    } else if (!(error instanceof CancellationException) && session.isOpen()) {
      session.notice(RpcMessages.error(request.id(), reason(error)));
    }
  }

  private static SeraiException reason(Throwable error) {
    return error instanceof TimeoutException
        ? new SeraiException(ErrorCode.CALL_TIMEOUT, "The client did not answer in time.")
        : SeraiException.of(error);
  }

  private Addressee addressee(Message request, long during) {
    Exchange one = pending.exchange(during);
    if (one != null) {
      return new Addressee(one.client(), one, pending.of(one));
    }
    Client meant = hearers.meant(request);
    if (meant != null) {
      return outside(meant);
    }
    Map<String, Exchange> inFlight = inFlight(request);
    if (inFlight.isEmpty()) {
      return outside(candidate(request));
    }
    if (inFlight.size() == 1) {
      Exchange exchange = inFlight.values().iterator().next();
      rooms.asks(session.key().server());
      return new Addressee(exchange.client(), exchange, pending.of(exchange.client().owner()));
    }
    throw ambiguous();
  }

  /** What is about a task is nobody's but its owner's. */
  private Map<String, Exchange> inFlight(Message request) {
    Map<String, Exchange> inFlight = pending.byOwner();
    if (Handles.task(request) != null) {
      inFlight.values().removeIf(exchange -> !hearers.mayBeAsked(exchange, request));
    }
    return inFlight;
  }

  /** The only client that it could concern, which must have the right to it. */
  private Client candidate(Message request) {
    List<Client> candidates = candidates(request);
    if (candidates.size() > 1) {
      throw ambiguous();
    }
    if (candidates.isEmpty() || !hearers.mayBeAsked(candidates.get(0), request)) {
      throw new SeraiException(ErrorCode.METHOD_NOT_FOUND, "No client uses this server now.");
    }
    return candidates.get(0);
  }

  /** A client that has no right to it counts: it may be the one that is meant. */
  private List<Client> candidates(Message request) {
    Stream<Client> linked = links.clients().stream();
    return Handles.task(request) == null
        ? linked.toList()
        : linked.filter(client -> hearers.mayBeAsked(client, request)).toList();
  }

  private Addressee outside(Client client) {
    return new Addressee(client, null, pending.of(client.owner()));
  }

  private SeraiException ambiguous() {
    rooms.asksAmbiguously(session.key().server());
    turnstile.takeTurns();
    return new SeraiException(
        ErrorCode.AMBIGUOUS_CLIENT,
        "The request could concern several clients; they take turns from now on.");
  }
}
