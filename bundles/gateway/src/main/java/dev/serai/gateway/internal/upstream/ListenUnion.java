package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The one subscription of a connection (MCP 2026-07-28, subscriptions), for all that its clients
 * want to hear of. Where that changes, another stream is opened and the one before ends when the
 * server has acknowledged it, so that nothing is missed; a stream that is lost is opened again.
 * Safe for use by any thread.
 */
final class ListenUnion {
  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final int MAX_DOUBLINGS = 6;

  private static final class Stream {
    private final ListenFilter filter;
    private final CompletableFuture<Message> acknowledged = new CompletableFuture<>();
    private long id;

    private Stream(ListenFilter filter) {
      this.filter = filter;
    }
  }

  private final UpstreamSession session;
  private final ModernUpstream adapter;
  private final ScheduledExecutorService timer;
  private Stream active;
  private Stream opening;
  private long openedAt;
  private int failures;
  private boolean closed;

  ListenUnion(UpstreamSession session, ModernUpstream adapter, ScheduledExecutorService timer) {
    this.session = session;
    this.adapter = adapter;
    this.timer = timer;
  }

  /**
   * Asks for what is wanted now.
   *
   * @return completes with the acknowledgement, or with null where nothing is wanted; fails if the
   *     server refuses
   */
  synchronized CompletableFuture<Message> update() {
    ListenFilter wanted = ListenFilter.of(session.features(), session.links());
    Stream latest = opening == null ? active : opening;
    if (closed || wanted.isEmpty()) {
      end();
      return CompletableFuture.completedFuture(null);
    }
    return latest != null && latest.filter.equals(wanted)
        ? latest.acknowledged
        : open(wanted).acknowledged;
  }

  /** The one before is heard until its successor is acknowledged. */
  synchronized void doubt(long now, Duration silence) {
    Stream latest = opening == null ? active : opening;
    if (latest != null
        && now - openedAt > silence.toNanos()
        && now - session.wire().heardAt(latest.id) > silence.toNanos()) {
      open(latest.filter);
    }
  }

  private Stream open(ListenFilter wanted) {
    openedAt = System.nanoTime();
    Stream stream = new Stream(wanted);
    Stream superseded = opening;
    opening = stream;
    session
        .requests()
        .ask(
            "subscriptions/listen",
            id -> {
              stream.id = id;
              return adapter.request("subscriptions/listen", wanted.params(), id, wanted.client());
            },
            Duration.ZERO)
        .whenComplete((answer, error) -> ended(stream, answer, error));
    if (superseded != null) {
      session.requests().abandon(superseded.id);
      follow(stream, superseded);
    }
    return stream;
  }

  private static void follow(Stream stream, Stream superseded) {
    stream.acknowledged.whenComplete(
        (answer, error) -> {
          if (error == null) {
            superseded.acknowledged.complete(answer);
          } else {
            superseded.acknowledged.completeExceptionally(error);
          }
        });
  }

  /** The server has begun a stream. */
  void acknowledged(Message notification, long during) {
    Stream begun;
    Stream before;
    synchronized (this) {
      if (opening == null || idOf(notification, during) != opening.id) {
        return;
      }
      begun = opening;
      before = active;
      active = opening;
      opening = null;
      failures = 0;
    }
    if (before != null) {
      session.requests().abandon(before.id);
    }
    begun.acknowledged.complete(notification);
  }

  /** Whether a notification comes by the stream that counts now, or by none at all. */
  synchronized boolean isCurrent(Message notification, long during) {
    long id = idOf(notification, during);
    return id <= 0 || (active != null && active.id == id);
  }

  /** The server ends one of our requests; true if it is this subscription. */
  boolean cancelled(long id) {
    Stream stream;
    synchronized (this) {
      stream = active != null && active.id == id ? active : opening;
      if (stream == null || stream.id != id) {
        return false;
      }
    }
    session.requests().pending().remove(id);
    ended(stream, null, null);
    return true;
  }

  private static long idOf(Message notification, long during) {
    long id = PendingRequests.number(notification.slice(Place.META_SUBSCRIPTION));
    return id < 0 ? during : id;
  }

  private void ended(Stream stream, Message answer, Throwable error) {
    boolean refused = answer != null && answer.error() != null;
    synchronized (this) {
      if (closed || (stream != active && stream != opening)) {
        return;
      }
      if (stream == active) {
        active = null;
      } else {
        opening = null;
      }
      if (!refused && session.isOpen()) {
        long pause = FIRST_PAUSE_MILLIS << Math.min(failures++, MAX_DOUBLINGS);
        timer.schedule(this::update, pause, TimeUnit.MILLISECONDS);
      }
    }
    stream.acknowledged.completeExceptionally(
        new SeraiException(
            refused ? ErrorCode.METHOD_NOT_FOUND : ErrorCode.CALL_INTERRUPTED,
            "The server did not begin the subscription."));
  }

  private synchronized void end() {
    Stream was = active;
    Stream next = opening;
    active = null;
    opening = null;
    if (was != null) {
      session.requests().abandon(was.id);
    }
    if (next != null) {
      session.requests().abandon(next.id);
      next.acknowledged.complete(null);
    }
  }

  /** Ends the subscription; the server is told where it is still there. */
  synchronized void close() {
    end();
    closed = true;
  }
}
