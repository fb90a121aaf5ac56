package dev.serai.gateway.internal.upstream;

import dev.serai.core.orchestration.ServerLease;
import dev.serai.gateway.internal.exchange.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that are open or opening, by what they are kept by. Safe for use by any thread. */
final class OpenSessions {
  private final SessionOpener opener;
  private final SessionKeys keys;
  private final Eras eras;
  private final Map<SessionKey, CompletableFuture<UpstreamSession>> sessions =
      new ConcurrentHashMap<>();
  private final Set<UpstreamSession> leaving = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  OpenSessions(SessionOpener opener, SessionKeys keys, Eras eras) {
    this.opener = opener;
    this.keys = keys;
    this.eras = eras;
  }

  /** The session that a client has on the server of a lease, opened if need be. */
  CompletableFuture<UpstreamSession> get(ServerLease lease, Client client) {
    SessionKey key = keys.of(lease, client);
    CompletableFuture<UpstreamSession> known = sessions.get(key);
    CompletableFuture<UpstreamSession> opening =
        known != null && isUsable(known, lease) ? known : replace(key, known, lease, client);
    if (opening.isDone() && !opening.isCompletedExceptionally()) {
      opening.join().link(client);
      return opening;
    }
    return opening.thenApply(
        session -> {
          session.link(client);
          return session;
        });
  }

  private static boolean isUsable(CompletableFuture<UpstreamSession> known, ServerLease lease) {
    if (!known.isDone()) {
      return true;
    }
    return !known.isCompletedExceptionally() && known.join().isOn(lease);
  }

  private CompletableFuture<UpstreamSession> replace(
      SessionKey key, CompletableFuture<UpstreamSession> dead, ServerLease lease, Client client) {
    CompletableFuture<UpstreamSession> fresh = new CompletableFuture<>();
    CompletableFuture<UpstreamSession> winner =
        sessions.compute(key, (k, current) -> current == dead || current == null ? fresh : current);
    if (winner == fresh) {
      discard(dead);
      opener
          .open(key, lease, client)
          .whenComplete(
              (session, error) -> {
                if (error != null) {
                  sessions.remove(key, fresh);
                  fresh.completeExceptionally(error);
                } else {
                  opened(key, fresh, session, lease);
                }
              });
    }
    return winner;
  }

  private void opened(
      SessionKey key,
      CompletableFuture<UpstreamSession> fresh,
      UpstreamSession session,
      ServerLease lease) {
    CompletableFuture<UpstreamSession> other = shared(key, fresh, session);
    if (other != null && other.isDone() && isUsable(other, lease)) {
      sessions.remove(key, fresh);
      session.close();
      fresh.complete(other.join());
      return;
    }
    session.ended().thenRun(() -> forget(key, fresh, session));
    fresh.complete(session);
    if (closed) {
      session.close();
    }
  }

  /** Only now is it known who shares it; gives the session that others share already, or null. */
  private CompletableFuture<UpstreamSession> shared(
      SessionKey key, CompletableFuture<UpstreamSession> fresh, UpstreamSession session) {
    if (session.key().equals(key)) {
      return null;
    }
    CompletableFuture<UpstreamSession> other = sessions.putIfAbsent(session.key(), fresh);
    if (other == null) {
      sessions.remove(key, fresh);
    }
    return other;
  }

  private void forget(
      SessionKey key, CompletableFuture<UpstreamSession> fresh, UpstreamSession session) {
    sessions.remove(key, fresh);
    sessions.remove(session.key(), fresh);
    if (session.isDistrusted()) {
      leaving.add(session);
      eras.forget(key.server());
    }
  }

  private static void discard(CompletableFuture<UpstreamSession> dead) {
    if (dead != null) {
      dead.thenAccept(
          session -> {
            if (!session.isDistrusted()) {
              session.close();
            }
          });
    }
  }

  /** Whether clients' calls are under way in a session. */
  boolean isBusy(SessionKey key) {
    CompletableFuture<UpstreamSession> known = sessions.get(key);
    return known != null
        && known.isDone()
        && !known.isCompletedExceptionally()
        && known.join().requests().pending().hasClients();
  }

  /** Those that are open. */
  List<UpstreamSession> all() {
    return sessions.values().stream()
        .filter(opening -> opening.isDone() && !opening.isCompletedExceptionally())
        .map(CompletableFuture::join)
        .toList();
  }

  /**
   * Gives up on requests whose time is over, those of sessions that no other may use any more too,
   * and has silent streams looked after.
   */
  void sweep(long now, Duration silence) {
    all().forEach(session -> session.sweep(now, silence));
    for (UpstreamSession session : leaving) {
      session.sweep(now, silence);
      if (!session.requests().pending().hasClients()) {
        session.close();
        leaving.remove(session);
      }
    }
  }

  /** Ends all, and what opens later. */
  void close() {
    closed = true;
    all().forEach(UpstreamSession::close);
    leaving.forEach(UpstreamSession::close);
    sessions.clear();
  }
}
