package dev.serai.gateway.internal.downstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import dev.serai.gateway.internal.limits.RateLimit;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** All client sessions: a bounded number, each for as long as its client shows itself. */
final class ClientSessions implements AutoCloseable {
  private static final int ID_BYTES = 16;
  private static final int OWNER_BYTES = 8;
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(2);

  /** When clients come back whose gateway is being replaced. */
  private static final Duration RETRY = Duration.ofMillis(500);

  /** Hears of sessions. */
  interface Events {
    /** A session has ended. */
    void ended(ClientSession session);

    /** A client listens again that an earlier gateway served. */
    void cameBack(ClientSession session);

    /** A client tells something that its servers may want to know. */
    void notified(ClientSession session, Message notification);
  }

  private final SecureRandom random = new SecureRandom();
  private final Map<String, ClientSession> sessions = new ConcurrentHashMap<>();
  private final SessionCounts counts = new SessionCounts();
  private final Set<ClientSession> inherited = ConcurrentHashMap.newKeySet();
  private final Set<ClientSession> unsaved = ConcurrentHashMap.newKeySet();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "serai-gateway-sessions");
            thread.setDaemon(true);
            return thread;
          });
  private final SessionStore store;
  private final SessionLimits limits;
  private final LimitHits hits;
  private final RateLimit initializing;
  private final Events events;
  private volatile boolean listening = true;

  /**
   * The sessions that an earlier gateway left, and those to come.
   *
   * @param store where records are kept
   * @param limits how many there may be, and how long
   * @param hits counts refusals
   * @param events hears of sessions
   */
  ClientSessions(SessionStore store, SessionLimits limits, LimitHits hits, Events events) {
    this.store = store;
    this.limits = limits;
    this.hits = hits;
    this.initializing =
        new RateLimit(limits.initializeRate(), limits.initializeBurst(), System::nanoTime);
    this.events = events;
    long epoch = System.currentTimeMillis();
    for (SessionRecord record : store.load()) {
      ClientSession session =
          new ClientSession(record, streams(record, epoch), this::changed, events::notified);
      add(session);
      inherited.add(session);
    }
  }

  /**
   * A new session.
   *
   * @param kept whether it outlives the gateway
   * @throws SeraiException {@code OVERLOADED} if there are too many, or they begin too fast
   */
  ClientSession create(
      Principal principal,
      Scope scope,
      String version,
      CapabilitySet capabilities,
      Slice clientInfo,
      boolean kept) {
    admit(principal);
    SessionRecord record =
        new SessionRecord(
            newId(),
            hex(OWNER_BYTES),
            principal.name(),
            scope instanceof Scope.Gateway gateway ? gateway.name() : null,
            scope instanceof Scope.Server server ? server.installation().value() : null,
            version,
            Slice.of(capabilities.json()).text(),
            clientInfo == null ? null : clientInfo.text(),
            null,
            Map.of());
    Consumer<ClientSession> onChange = kept ? this::changed : session -> {};
    ClientSession session =
        new ClientSession(record, streams(record, 0), onChange, events::notified);
    add(session);
    onChange.accept(session);
    return session;
  }

  private void add(ClientSession session) {
    sessions.put(session.id(), session);
    counts.begun(session.principal());
  }

  private void admit(Principal principal) {
    if (sessions.size() >= limits.maxSessions()) {
      throw hits.refuse(Limit.SESSIONS, "Too many sessions are open.");
    }
    if (counts.of(principal) >= limits.maxOfPrincipal()) {
      throw hits.refuse(Limit.PRINCIPAL_SESSIONS, "You have too many open sessions.");
    }
    if (!initializing.tryTake()) {
      throw hits.refuse(Limit.INITIALIZE_RATE, "Too many sessions begin at once.");
    }
  }

  /** Throws {@code OVERLOADED} if a session has as many listening streams as it may have. */
  void admitStream(ClientSession session) {
    if (session.mailbox().size() >= limits.maxStreams()) {
      throw hits.refuse(Limit.SESSION_STREAMS, "The session has too many open streams.");
    }
  }

  private StreamLogs streams(SessionRecord record, long before) {
    return new StreamLogs(
        record.version().equals(ProtocolVersions.LATEST), limits.replay(), hits, before);
  }

  /**
   * The session of an id, for the principal and at the endpoint that it was made for.
   *
   * @throws SeraiException {@code UNKNOWN_SESSION} if there is none
   */
  ClientSession find(String id, Principal principal, Scope scope) {
    ClientSession session = sessions.get(id);
    if (session == null || !session.belongsTo(principal, scope)) {
      throw new SeraiException(ErrorCode.UNKNOWN_SESSION, "The session is unknown or has ended.");
    }
    session.touch();
    return session;
  }

  /** A client has opened a stream to listen. */
  void listens(ClientSession session) {
    if (inherited.remove(session)) {
      events.cameBack(session);
    }
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
    if (!writer.isShutdown()) {
      writer.execute(task);
    }
  }

  /** All sessions now. */
  Collection<ClientSession> all() {
    return sessions.values();
  }

  /** Ends a session. */
  void end(ClientSession session) {
    if (sessions.remove(session.id(), session)) {
      counts.ended(session.principal());
      inherited.remove(session);
      session.close();
      events.ended(session);
      writer.execute(() -> store.delete(session.owner()));
    }
  }

  /** Ends the sessions whose clients have been silent for too long. */
  void expire() {
    for (ClientSession session : sessions.values()) {
      if (session.isIdle(limits.idle())) {
        end(session);
      }
    }
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

  private void changed(ClientSession session) {
    if (unsaved.add(session) && !writer.isShutdown()) {
      writer.execute(() -> save(session));
    }
  }

  private void save(ClientSession session) {
    unsaved.remove(session);
    if (isOpen(session)) {
      store.save(session.record());
    }
  }

  /** Writes what is unwritten; the sessions go on with the next gateway. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(WRITE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException e) {
      writer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private String hex(int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }
}
