package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.limits.LimitHits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private final ScheduledExecutorService timer;
  private final UpstreamLimits limits;
  private final Eras eras = new Eras();
  private final Rooms rooms;
  private final SessionKeys keys;
  private final OpenSessions sessions;

  /** A session, and the lease on its server. */
  private record Reached(ServerLease lease, UpstreamSession session) {
    Reached during(Rooms.Stay stay) {
      return stay.isGuarded() ? new Reached(new RoomLease(lease, stay.leave()), session) : this;
    }
  }

  /**
   * No sessions yet.
   *
   * @param orchestrator gives running servers
   * @param isolation who shares a server's processes
   * @param http reaches servers over HTTP
   * @param timer for what has to wait; its thread is never blocked
   * @param limits the bounds of each session
   * @param hits counts refusals
   * @param hearing who may hear of what outside calls
   * @param events hears what concerns more than one client
   */
  public Upstreams(
      ServiceSlot<Orchestrator> orchestrator,
      Function<InstallationId, EntryOptions.Isolation> isolation,
      HttpClients http,
      ScheduledExecutorService timer,
      UpstreamLimits limits,
      LimitHits hits,
      HearingRule hearing,
      UpstreamEvents events) {
    this.orchestrator = orchestrator;
    this.timer = timer;
    this.limits = limits;
    this.rooms = new Rooms(limits.rooms(), hits);
    this.keys = new SessionKeys(eras, isolation);
    this.sessions =
        new OpenSessions(
            new SessionOpener(
                http,
                timer,
                limits,
                hits,
                hearing,
                new RoomEvents(events, this::open),
                eras,
                keys,
                rooms),
            keys,
            eras);
  }

  /** Sends a client's request to its server; the exchange gets the answer or the error. */
  public void call(Call call) {
    call(call, 1);
  }

  private void call(Call call, int attempt) {
    Client caller = call.exchange().client();
    CompletableFuture<Rooms.Stay> entering =
        rooms.enter(call.server(), caller, () -> isCommonRoomBusy(call.server(), caller));
    if (!entering.isDone()) {
      call.exchange().onCancel(notification -> entering.cancel(false));
    }
    entering.whenComplete(
        (stay, error) -> {
          if (error == null) {
            call(call, stay, attempt);
          } else {
            call.exchange()
                .fail(error instanceof TimeoutException ? rooms.refusal(call.server()) : error);
          }
        });
  }

  private void call(Call call, Rooms.Stay stay, int attempt) {
    try {
      reach(call.server(), stay.client(), 1)
          .whenComplete(
              (reached, error) -> {
                if (error == null) {
                  send(call, reached.during(stay), attempt);
                } else {
                  leave(call, stay, error);
                }
              });
    } catch (SeraiException e) {
      leave(call, stay, e);
    }
  }

  private static void leave(Call call, Rooms.Stay stay, Throwable error) {
    if (stay.isGuarded()) {
      stay.leave().run();
    }
    call.exchange().fail(error);
  }

  private boolean isCommonRoomBusy(InstallationId server, Client client) {
    return keys.common(server, client).stream().anyMatch(sessions::isBusy);
  }

  private void send(Call call, Reached reached, int attempt) {
    reached
        .session()
        .requests()
        .forward(
            call,
            reached.lease(),
            reached.lease().entry().options().callTimeout(),
            new CallEvents() {
              @Override
              public void undelivered(Call undelivered, SeraiException cause) {
                again(undelivered, cause, attempt);
              }

              @Override
              public void nextRound(Call next) {
                call(next);
              }
            });
  }

  private void again(Call call, SeraiException cause, int attempt) {
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
    return reach(server, client, 1)
        .thenApply(
            reached -> {
              reached.lease().close();
              return reached.session();
            });
  }

  /**
   * Has the tasks watched that a client wants to hear of, see {@link Client#tasks}; the server is
   * kept awake while it watches one of them.
   *
   * @param server whose tasks
   * @param client who wants to hear of them
   * @return the tasks that the server watches, by its own ids; fails with a {@code SeraiException}
   */
  public CompletionStage<Set<String>> watchTasks(InstallationId server, Client client) {
    return reach(server, client, 1)
        .thenCompose(reached -> reached.session().watchTasks(client, reached.lease()));
  }

  private CompletionStage<Reached> reach(InstallationId server, Client client, int attempt) {
    return acquire(server, client).thenCompose(lease -> reach(lease, client, attempt));
  }

  private CompletionStage<Reached> reach(ServerLease lease, Client client, int attempt) {
    CompletableFuture<Reached> reached = new CompletableFuture<>();
    sessions
        .get(lease, client)
        .whenComplete(
            (session, error) -> {
              if (error == null) {
                reached.complete(new Reached(lease, session));
                return;
              }
              lease.close();
              if (eras.hasDied(lease) && attempt < MAX_ATTEMPTS) {
                timer.schedule(
                    () -> reachAgain(lease, client, attempt + 1, reached),
                    ATTEMPT_PAUSE_MILLIS,
                    TimeUnit.MILLISECONDS);
              } else {
                reached.completeExceptionally(error);
              }
            });
    return reached;
  }

  /** A process that ended when it was asked for its era is started once more. */
  private void reachAgain(
      ServerLease dead, Client client, int attempt, CompletableFuture<Reached> reached) {
    reach(dead.instance().installation(), client, attempt)
        .whenComplete(
            (now, error) -> {
              if (error == null) {
                reached.complete(now);
              } else {
                reached.completeExceptionally(error);
              }
            });
  }

  private CompletionStage<ServerLease> acquire(InstallationId server, Client client) {
    String variant = keys.variant(server, client);
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

  private List<UpstreamSession> open() {
    return sessions.all();
  }

  /** The open sessions that a client uses now. */
  public List<UpstreamSession> sessionsOf(Client client) {
    return sessions.all().stream()
        .filter(session -> session.links().clients().contains(client))
        .toList();
  }

  /** Whether some session with a server is open, so that asking it wakes nobody. */
  public boolean isOpen(InstallationId server) {
    return sessions.all().stream().anyMatch(session -> session.key().server().equals(server));
  }

  /** Ends what only this client used, and lets go of the rest. */
  public void leave(Client client) {
    for (UpstreamSession session : sessions.all()) {
      session.unlink(client);
      if (session.key().owner().equals(client.owner())) {
        session.close();
      }
    }
  }

  /** Gives up on requests whose time is over, and has silent streams looked after. */
  public void sweep() {
    sessions.sweep(System.nanoTime(), limits.silence());
  }

  @Override
  public void close() {
    sessions.close();
  }
}
