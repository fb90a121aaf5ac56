package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The upstream sessions: finds the one that serves a call, opens it at the first need, and opens
 * another when it has died. A request that the server has certainly not seen is sent again. Safe
 * for use by any thread.
 */
public final class Upstreams implements AutoCloseable {
  private static final Duration ORCHESTRATOR_WAIT = Duration.ofSeconds(5);

  /** A process that has ended is replaced as soon as its end is noticed, which takes a moment. */
  private static final int MAX_ATTEMPTS = 60;

  private static final long ATTEMPT_PAUSE_MILLIS = 50;

  private final ServiceSlot<Orchestrator> orchestrator;
  private final Function<InstallationId, EntryOptions.Isolation> isolation;
  private final ScheduledExecutorService timer;
  private final SessionOpener opener;
  private final Map<SessionKey, CompletableFuture<UpstreamSession>> sessions =
      new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * No sessions yet.
   *
   * @param orchestrator gives running servers
   * @param isolation who shares a server's processes
   * @param http reaches servers over HTTP
   * @param timer for what has to wait; its thread is never blocked
   * @param limits the bounds of each session
   * @param events hears what concerns more than one client
   */
  public Upstreams(
      ServiceSlot<Orchestrator> orchestrator,
      Function<InstallationId, EntryOptions.Isolation> isolation,
      HttpClients http,
      ScheduledExecutorService timer,
      UpstreamLimits limits,
      UpstreamEvents events) {
    this.orchestrator = orchestrator;
    this.isolation = isolation;
    this.timer = timer;
    this.opener = new SessionOpener(http, timer, limits, events);
  }

  /** Sends a client's request to its server; the exchange gets the answer or the error. */
  public void call(Call call) {
    call(call, 1);
  }

  private void call(Call call, int attempt) {
    Client client = call.exchange().client();
    acquire(call.server(), client)
        .whenComplete(
            (lease, error) -> {
              if (error != null) {
                call.exchange().fail(error);
              } else {
                send(call, lease, attempt);
              }
            });
  }

  private void send(Call call, ServerLease lease, int attempt) {
    CompletableFuture<UpstreamSession> opening = session(lease, call.exchange().client());
    opening.whenComplete(
        (session, error) -> {
          if (error != null) {
            lease.close();
            call.exchange().fail(error);
          } else {
            session.forward(
                call,
                lease,
                lease.entry().options().callTimeout(),
                (undelivered, cause) -> undelivered(undelivered, cause, attempt));
          }
        });
  }

  private void undelivered(Call call, SeraiException cause, int attempt) {
    boolean dead = cause.code() == ErrorCode.CALL_INTERRUPTED && attempt < MAX_ATTEMPTS;
    boolean unreached = cause.code() == ErrorCode.UPSTREAM_UNREACHABLE && attempt == 1;
    if (dead && attempt > 1) {
      timer.schedule(() -> call(call, attempt + 1), ATTEMPT_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } else if (dead || unreached) {
      call(call, attempt + 1);
    } else {
      call.exchange().fail(cause);
    }
  }

  /**
   * The session that a client has with a server, opened if need be.
   *
   * @param server which server
   * @param client for whom
   * @return the session; fails with a {@code SeraiException}
   */
  public CompletionStage<UpstreamSession> session(InstallationId server, Client client) {
    return acquire(server, client)
        .thenCompose(
            lease -> session(lease, client).whenComplete((session, error) -> lease.close()));
  }

  private CompletionStage<ServerLease> acquire(InstallationId server, Client client) {
    String variant = variant(server, client);
    ServiceLease<Orchestrator> now = orchestrator.tryAcquire().orElse(null);
    if (now != null) {
      try (now) {
        return now.service().acquire(server, variant);
      }
    }
    return orchestrator
        .acquire(ORCHESTRATOR_WAIT)
        .thenCompose(
            later -> {
              try (later) {
                return later.service().acquire(server, variant);
              }
            });
  }

  private String variant(InstallationId server, Client client) {
    String plain = client.capabilities().variant();
    return isolation.apply(server) == EntryOptions.Isolation.SESSION
        ? plain + "-" + client.owner()
        : plain;
  }

  private CompletableFuture<UpstreamSession> session(ServerLease lease, Client client) {
    SessionKey key = key(lease, client);
    CompletableFuture<UpstreamSession> known = sessions.get(key);
    if (known != null && isUsable(known, lease)) {
      return linked(known, client);
    }
    return linked(replace(key, known, lease, client), client);
  }

  private CompletableFuture<UpstreamSession> linked(
      CompletableFuture<UpstreamSession> opening, Client client) {
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
                  opened(key, fresh, session);
                }
              });
    }
    return winner;
  }

  private void opened(
      SessionKey key, CompletableFuture<UpstreamSession> fresh, UpstreamSession session) {
    fresh.complete(session);
    session.ended().thenRun(() -> sessions.remove(key, fresh));
    if (closed) {
      session.close();
    }
  }

  private static void discard(CompletableFuture<UpstreamSession> dead) {
    if (dead != null) {
      dead.thenAccept(UpstreamSession::close);
    }
  }

  private SessionKey key(ServerLease lease, Client client) {
    InstallationId server = lease.instance().installation();
    boolean shared =
        lease.endpoint() instanceof Endpoint.Stdio
            && isolation.apply(server) == EntryOptions.Isolation.SHARED;
    return new SessionKey(server, client.capabilities(), shared ? "" : client.owner());
  }

  /** The open sessions that a client uses now. */
  public List<UpstreamSession> sessionsOf(Client client) {
    return open().stream().filter(session -> session.links().clients().contains(client)).toList();
  }

  /** Whether some session with a server is open, so that asking it wakes nobody. */
  public boolean isOpen(InstallationId server) {
    return open().stream().anyMatch(session -> session.key().server().equals(server));
  }

  /** Ends what only this client used, and lets go of the rest. */
  public void leave(Client client) {
    for (UpstreamSession session : open()) {
      session.unlink(client);
      if (session.key().owner().equals(client.owner())) {
        session.close();
      }
    }
  }

  /** Gives up on requests whose time is over. */
  public void sweep() {
    long now = System.nanoTime();
    for (UpstreamSession session : open()) {
      session.sweep(now);
    }
  }

  private List<UpstreamSession> open() {
    return sessions.values().stream()
        .filter(opening -> opening.isDone() && !opening.isCompletedExceptionally())
        .map(CompletableFuture::join)
        .toList();
  }

  @Override
  public void close() {
    closed = true;
    for (UpstreamSession session : open()) {
      session.close();
    }
    sessions.clear();
  }
}
