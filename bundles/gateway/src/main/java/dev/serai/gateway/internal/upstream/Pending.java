package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.json.Message;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A request that waits for a server's answer: a client's, or one of the gateway's own. */
final class Pending {
  private static final long FOR_EVER = Long.MAX_VALUE / 2;

  private final String method;
  private final Call call;
  private final CompletableFuture<Message> own;
  private final ServerLease lease;
  private final CallEvents events;
  private final long limit;
  private final long longest;
  private final long latest;
  private volatile long deadline;
  private int asked;
  private volatile boolean sentAgain;

  private Pending(
      String method,
      Call call,
      CompletableFuture<Message> own,
      ServerLease lease,
      CallEvents events,
      long limit,
      long longest) {
    this.method = method;
    this.call = call;
    this.own = own;
    this.lease = lease;
    this.events = events;
    this.limit = limit;
    long now = System.nanoTime();
    this.deadline = now + limit;
    this.longest = Math.max(limit, longest);
    this.latest = now + this.longest;
  }

  /**
   * A client's request.
   *
   * @param lease keeps the server awake meanwhile
   * @param limit how long the server may be silent about it
   * @param longest how long it may take in all, whatever the server says meanwhile
   */
  static Pending ofClient(
      Call call, ServerLease lease, Duration limit, Duration longest, CallEvents events) {
    String method = call.exchange().request().method();
    return new Pending(method, call, null, lease, events, limit.toNanos(), longest.toNanos());
  }

  /** One of our own; {@code limit} may be zero for no limit. */
  static Pending ofOurs(String method, CompletableFuture<Message> answer, Duration limit) {
    long nanos = limit.isZero() ? FOR_EVER : limit.toNanos();
    return new Pending(method, null, answer, null, null, nanos, 0);
  }

  /** What was asked. */
  String method() {
    return method;
  }

  /** The client's request, or null for one of our own. */
  Call call() {
    return call;
  }

  /** Completes with the answer to one of our own; null for a client's. */
  CompletableFuture<Message> own() {
    return own;
  }

  /** Keeps the server awake; null for one of our own. */
  ServerLease lease() {
    return lease;
  }

  /** How long the server may be silent about it. */
  Duration limit() {
    return Duration.ofNanos(limit);
  }

  /** How long it may take in all. */
  Duration longest() {
    return Duration.ofNanos(longest);
  }

  /** When waiting ends, by {@link System#nanoTime()}. */
  long deadline() {
    return deadline;
  }

  /** The server works on it: the limit counts from now on, up to the longest time. */
  synchronized void progressed() {
    long next = System.nanoTime() + limit;
    deadline = asked == 0 && next - latest < 0 ? next : latest;
  }

  /** The server waits for the client, whose time is not the server's. */
  synchronized void asked() {
    asked++;
    deadline = latest;
  }

  /** One answer less is waited for; after the last the limit counts again. */
  synchronized void answered() {
    asked--;
    progressed();
  }

  /** Marks that it is sent a second time; false if it was marked before. */
  boolean markSentAgain() {
    boolean first = !sentAgain;
    sentAgain = true;
    return first;
  }

  /** The client session that waits, or null. */
  String owner() {
    return call == null ? null : call.exchange().client().owner();
  }

  /** What to say when the deadline has passed. */
  SeraiException late(InstallationId server) {
    return call == null && EraProbe.METHODS.contains(method)
        ? new SeraiException(
            ErrorCode.START_TIMEOUT,
            "The server " + server + " did not answer " + method + " in time.")
        : new SeraiException(ErrorCode.CALL_TIMEOUT, "The server " + server + " took too long.");
  }

  /** Where the next round of the client's request goes. */
  void nextRound(Call next) {
    events.nextRound(next);
  }

  /** Tells whoever waits. */
  void fail(SeraiException error, boolean reached) {
    if (call == null) {
      own.completeExceptionally(error);
    } else if (reached) {
      call.exchange().fail(error);
    } else {
      events.undelivered(call, error);
    }
  }

  void release() {
    if (lease != null) {
      lease.close();
    }
  }
}
