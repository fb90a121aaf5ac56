package dev.serai.gateway.internal.downstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Slice;
import java.nio.file.Path;
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
  private final Set<ClientSession> inherited = ConcurrentHashMap.newKeySet();
  private final Set<ClientSession> unsaved = ConcurrentHashMap.newKeySet();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "serai-gateway-sessions");
            thread.setDaemon(true);
            return thread;
          });
  private final SessionFiles files;
  private final int max;
  private final Duration idle;
  private final Events events;
  private volatile boolean listening = true;

  /**
   * The sessions that an earlier gateway left, and those to come.
   *
   * @param folder where records are kept
   * @param max how many there may be
   * @param idle how long a client may be silent
   * @param events hears of sessions
   */
  ClientSessions(Path folder, int max, Duration idle, Events events) {
    this.files = new SessionFiles(folder);
    this.max = max;
    this.idle = idle;
    this.events = events;
    for (SessionRecord record : files.load()) {
      ClientSession session = new ClientSession(record, this::changed, events::notified);
      sessions.put(record.id(), session);
      inherited.add(session);
    }
  }

  /**
   * A new session.
   *
   * @param kept whether it outlives the gateway
   * @throws SeraiException {@code OVERLOADED} if there are too many
   */
  ClientSession create(
      Scope scope, String version, CapabilitySet capabilities, Slice clientInfo, boolean kept) {
    if (sessions.size() >= max) {
      throw new SeraiException(ErrorCode.OVERLOADED, "Too many sessions are open.");
    }
    SessionRecord record =
        new SessionRecord(
            newId(),
            hex(OWNER_BYTES),
            scope instanceof Scope.Gateway gateway ? gateway.name() : null,
            scope instanceof Scope.Server server ? server.installation().value() : null,
            version,
            Slice.of(capabilities.json()).text(),
            clientInfo == null ? null : clientInfo.text(),
            null,
            Map.of());
    Consumer<ClientSession> onChange = kept ? this::changed : session -> {};
    ClientSession session = new ClientSession(record, onChange, events::notified);
    sessions.put(session.id(), session);
    onChange.accept(session);
    return session;
  }

  /**
   * The session of an id, at the endpoint that it was made for.
   *
   * @throws SeraiException {@code UNKNOWN_SESSION} if there is none
   */
  ClientSession find(String id, Scope scope) {
    ClientSession session = sessions.get(id);
    if (session == null || !session.scope().equals(scope)) {
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

  /** All sessions now. */
  Collection<ClientSession> all() {
    return sessions.values();
  }

  /** Ends a session. */
  void end(ClientSession session) {
    if (sessions.remove(session.id(), session)) {
      inherited.remove(session);
      session.close();
      events.ended(session);
      writer.execute(() -> files.delete(session.owner()));
    }
  }

  /** Ends the sessions whose clients have been silent for too long. */
  void expire() {
    for (ClientSession session : sessions.values()) {
      if (session.isIdle(idle)) {
        end(session);
      }
    }
  }

  /** Ends all listening streams and opens no other: another gateway will take the sessions over. */
  void stopListening() {
    listening = false;
    sessions.values().forEach(session -> session.mailbox().close());
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
      files.save(session.record());
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
