package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;

/**
 * The requests under way on one connection, from the turnstile to their answer or their end. Safe
 * for use by any thread; nothing blocks.
 */
final class InFlight {
  private final UpstreamSession session;
  private final UpstreamLimits limits;
  private final LimitHits hits;
  private final Turnstile turnstile;
  private final PendingRequests pending;

  /** None yet; the first id follows {@code firstId}. */
  InFlight(UpstreamSession session, long firstId, UpstreamLimits limits, LimitHits hits) {
    this.session = session;
    this.limits = limits;
    this.hits = hits;
    this.turnstile = new Turnstile(limits.rooms().waiting(), hits);
    this.pending = new PendingRequests(firstId);
  }

  /** Those that wait for their answers. */
  PendingRequests pending() {
    return pending;
  }

  /** Counts the limit that a message of the server went beyond, if it was one. */
  void count(SeraiException error) {
    hits.count(error);
  }

  /** Who may go ahead. */
  Turnstile turnstile() {
    return turnstile;
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
    Pending waiting = Pending.ofClient(call, lease, limit, limits.longestCall(), events);
    try {
      if (pending.size() >= limits.calls().pending()) {
        throw hits.refuse(
            Limit.PENDING_CALLS,
            "Too many calls of the server " + session.instance().installation() + " are open.");
      }
      turnstile.enter(call.exchange().client().owner(), () -> prepare(waiting));
    } catch (SeraiException e) {
      lease.close();
      call.exchange().fail(e);
    }
  }

  private void prepare(Pending waiting) {
    CompletionStage<?> before = session.adapter().before(waiting.call());
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
    if (session.adapter().answersItself(waiting)) {
      return;
    }
    long id = pending.add(waiting);
    waiting.lease().onRevoke(() -> revoked(id));
    exchange.onCancel(notification -> cancel(id, notification));
    try {
      dispatch(id, session.adapter().request(waiting.call(), id), waiting.longest());
    } catch (SeraiException e) {
      fail(id, e, true);
    }
  }

  private void dispatch(long id, Outgoing request, Duration limit) {
    if (!session.isOpen()) {
      fail(id, interrupted("The server's session ended."), false);
    } else {
      session.wire().request(id, request, limit.toMillis());
    }
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

  /** Gives up on requests whose time is over. */
  void sweep(long now) {
    pending
        .late(now)
        .forEach(
            (id, waiting) -> {
              tellCancelled(id, null);
              session.wire().abandon(id);
              fail(id, waiting.late(session.key().server()), true);
            });
  }

  /** Gives up one of our own requests. */
  void abandon(long id) {
    if (pending.remove(id) != null) {
      tellCancelled(id, null);
      session.wire().abandon(id);
    }
  }

  private void cancel(long id, Message notification) {
    Pending waiting = pending.remove(id);
    if (waiting != null) {
      tellCancelled(id, notification);
      session.wire().abandon(id);
      leave(waiting, false);
    }
  }

  private void tellCancelled(long id, Message notification) {
    if (session.adapter() != null) {
      session.adapter().cancel(id, notification);
    }
  }

  private void revoked(long id) {
    session.wire().abandon(id);
    fail(
        id,
        new SeraiException(
            ErrorCode.SERVICE_REPLACED,
            "The server " + session.key().server() + " was stopped during the call."),
        true);
  }

  /** A client's request has ended; what it began may keep the server awake. */
  void leave(Pending request, boolean keepAwake) {
    session.adapter().left(request);
    if (!keepAwake) {
      request.release();
    }
    turnstile.leave();
  }

  /** The connection has ended: nothing more is answered. */
  void endAll(String reason) {
    for (Long id : pending.all()) {
      fail(id, interrupted("The server ended during the call: " + reason + "."), true);
    }
  }

  private static SeraiException interrupted(String message) {
    return new SeraiException(ErrorCode.CALL_INTERRUPTED, message);
  }
}
