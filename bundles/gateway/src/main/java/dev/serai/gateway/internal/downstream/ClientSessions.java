package dev.serai.gateway.internal.downstream;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.SessionRecord;
import dev.serai.gateway.internal.exchange.Caller;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.http.ReplayBudget;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import dev.serai.gateway.internal.recovery.KeptSessions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** All client sessions: a bounded number, each for as long as its client shows itself. */
final class ClientSessions implements AutoCloseable {
  private static final int ID_BYTES = 16;
  private static final int OWNER_BYTES = 8;

  /** When clients come back whose gateway is being replaced. */
  private static final Duration RETRY = Duration.ofMillis(500);

  /** Hears of sessions. */
  interface Events {
    /** A session has ended. */
    void ended(ClientSession session);

    /** A client listens again that an earlier gateway served. */
    void cameBack(ClientSession session);

    /** A client listens that was subscribed to what a server has forgotten meanwhile. */
    void hearsAgain(ClientSession session, InstallationId server);

    /** Whoever a client calls for may use something else now. */
    void rightsChanged(ClientSession session);

    /** A client tells something that its servers may want to know. */
    void notified(ClientSession session, Message notification);
  }

  private final SecureRandom random = new SecureRandom();
  private final Map<String, ClientSession> sessions = new ConcurrentHashMap<>();
  private final Set<ClientSession> inherited = ConcurrentHashMap.newKeySet();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "serai-gateway-sessions");
            made.setDaemon(true);
            return made;
          });
  private final KeptSessions kept;
  private final SessionLimits limits;
  private final LimitHits hits;
  private final ReplayBudget replay;
  private final SessionPlaces places;
  private final Events events;
  private volatile boolean listening = true;

  /**
   * The sessions that an earlier gateway left, as soon as they can be read, and those to come.
   *
   * @param kept where records are kept
   * @param limits how many there may be, and how long
   * @param hits counts refusals
   * @param events hears of sessions
   */
  ClientSessions(KeptSessions kept, SessionLimits limits, LimitHits hits, Events events) {
    this.kept = kept;
    this.limits = limits;
    this.hits = hits;
    this.replay = new ReplayBudget(limits.replay(), hits);
    this.places = new SessionPlaces(limits, hits, System::nanoTime);
    this.events = events;
    long epoch = System.currentTimeMillis();
    kept.read(record -> inherit(record, epoch));
  }

  private void inherit(SessionRecord record, long epoch) {
    SessionPlaces.Place place = places.inherit(new Principal(record.principal()));
    ClientSession session =
        new ClientSession(record, place, streams(record, epoch), this::keep, events::notified);
    inherited.add(session);
    sessions.put(session.id(), session);
  }

  /**
   * A place for a session that is to begin.
   *
   * @throws SeraiException {@code OVERLOADED} if there are too many, or they begin too fast
   */
  SessionPlaces.Place place(Principal principal) {
    return places.take(principal);
  }

  /**
   * A new session, which is not kept yet.
   *
   * @param place left when it ends
   * @param lasting whether it outlives the gateway
   */
  ClientSession create(
      SessionPlaces.Place place,
      Caller caller,
      String version,
      CapabilitySet capabilities,
      Slice clientInfo,
      boolean lasting) {
    Scope scope = caller.scope();
    SessionRecord record =
        new SessionRecord(
            newId(),
            hex(OWNER_BYTES),
            caller.principal().name(),
            scope instanceof Scope.Gateway gateway ? gateway.name() : null,
            scope instanceof Scope.Server server ? server.installation().value() : null,
            version,
            Slice.of(capabilities.json()).text(),
            clientInfo == null ? null : clientInfo.text(),
            null,
            Map.of());
    Function<ClientSession, CompletionStage<Void>> keeper =
        lasting ? this::keep : session -> CompletableFuture.completedFuture(null);
    ClientSession session =
        new ClientSession(record, place, streams(record, 0), keeper, events::notified);
    sessions.put(session.id(), session);
    return session;
  }

  /** Throws {@code OVERLOADED} if a session has as many listening streams as it may have. */
  void admitStream(ClientSession session) {
    if (session.mailbox().size() >= limits.maxStreams()) {
      throw hits.refuse(Limit.SESSION_STREAMS, "The session has too many open streams.");
    }
  }

  private StreamLogs streams(SessionRecord record, long before) {
    return new StreamLogs(record.version().equals(ProtocolVersions.LATEST), replay, hits, before);
  }

  /**
   * The session of an id, for the principal and at the endpoint that it was made for.
   *
   * @throws SeraiException {@code UNKNOWN_SESSION} if there is none, {@code STORE_UNAVAILABLE} if
   *     that cannot be known yet
   */
  ClientSession find(String id, Principal principal, Scope scope) {
    ClientSession session = sessions.get(id);
    if (session == null && !kept.complete()) {
      throw new SeraiException(
          ErrorCode.STORE_UNAVAILABLE, "The sessions from before cannot be read yet.");
    }
    if (session == null || !session.belongsTo(principal, scope)) {
      throw new SeraiException(ErrorCode.UNKNOWN_SESSION, "The session is unknown or has ended.");
    }
    session.touch();
    return session;
  }

  /**
   * Runs what needs the sessions of before: at once, or when they have been asked for, here or on
   * another thread.
   */
  void whenAsked(Runnable request) {
    if (kept.tried().isDone()) {
      request.run();
    } else {
      kept.tried().thenRun(request);
    }
  }

  /** A client has opened a stream to listen. */
  void listens(ClientSession session) {
    if (inherited.remove(session)) {
      events.cameBack(session);
    }
    session.unheard().forEach(server -> events.hearsAgain(session, server));
  }

  /** Whoever a client calls for may use something else now. */
  void rightsChanged(ClientSession session, Actor now) {
    session.seen(now);
    events.rightsChanged(session);
  }

  /** Whether a session has not ended. */
  boolean isOpen(ClientSession session) {
    return sessions.get(session.id()) == session;
  }

  /** An id that nobody can guess. */
  String newId() {
    return hex(ID_BYTES);
  }

  /** Runs a task where nobody waits for it; dropped once the gateway ends. */
  void later(Runnable task) {
    if (!thread.isShutdown()) {
      thread.execute(task);
    }
  }

  /** All sessions now. */
  Collection<ClientSession> all() {
    return sessions.values();
  }

  /**
   * Ends a session.
   *
   * @return completes when it will not come back; never fails
   */
  CompletionStage<Void> end(ClientSession session) {
    if (!sessions.remove(session.id(), session)) {
      return CompletableFuture.completedFuture(null);
    }
    inherited.remove(session);
    session.close();
    events.ended(session);
    return kept.delete(session.owner());
  }

  /** Ends the sessions whose clients have been silent for too long. */
  void expire() {
    for (ClientSession session : sessions.values()) {
      if (session.isIdle(limits.idle())) {
        end(session);
      }
    }
    places.forget();
  }

  /** Ends all listening streams and opens no other: another gateway will take the sessions over. */
  void stopListening() {
    listening = false;
    sessions.values().forEach(session -> session.mailbox().suspend(RETRY.toMillis()));
  }

  /** Whether clients may listen. */
  boolean isListening() {
    return listening;
  }

  private CompletionStage<Void> keep(ClientSession session) {
    return kept.save(
        session.owner(), () -> isOpen(session) ? Optional.of(session.record()) : Optional.empty());
  }

  /** The sessions go on with the next gateway. */
  @Override
  public void close() {
    thread.shutdown();
  }

  private String hex(int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }
}
