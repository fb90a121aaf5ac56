package dev.serai.runtime.bundle.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import reactor.core.publisher.Mono;

/** Connects the SDK's server with the sessions that are open on it. */
final class InProcessTransport implements McpServerTransportProvider {
  private final Messages messages;
  private final Executor dispatch;
  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
  private McpServerSession.Factory factory;
  private Set<String> collected;

  InProcessTransport(Messages messages, Executor dispatch) {
    this.messages = messages;
    this.dispatch = dispatch;
  }

  @Override
  public synchronized void setSessionFactory(McpServerSession.Factory sessionFactory) {
    factory = sessionFactory;
  }

  /** A new session; fails with {@code SERVICE_REPLACED} after {@link #refuse()}. */
  synchronized Session open() {
    if (factory == null) {
      throw new SeraiException(ErrorCode.SERVICE_REPLACED, "The server's bundle has left.");
    }
    Session session = new Session(messages, factory, dispatch, sessions::remove);
    sessions.add(session);
    return session;
  }

  /** Opens no sessions from now on. */
  synchronized void refuse() {
    factory = null;
  }

  /** Ends all sessions. */
  void end(String reason) {
    refuse();
    sessions.forEach(it -> it.leave(reason));
  }

  /** Makes one notification of each kind out of all those that the changes cause. */
  void collectNotifications(Runnable changes) {
    synchronized (this) {
      collected = new LinkedHashSet<>();
    }
    changes.run();
    Set<String> methods;
    synchronized (this) {
      methods = collected;
      collected = null;
    }
    methods.forEach(method -> notifyAll(method, null));
  }

  @Override
  public Mono<Void> notifyClients(String method, Object params) {
    return Mono.fromRunnable(
        () -> {
          if (!collects(method)) {
            notifyAll(method, params);
          }
        });
  }

  @Override
  public Mono<Void> notifyClient(String sessionId, String method, Object params) {
    return Mono.fromRunnable(
        () ->
            sessions.stream()
                .filter(it -> it.is(sessionId))
                .forEach(it -> it.notify(method, params)));
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(() -> end("The server was closed."));
  }

  private synchronized boolean collects(String method) {
    if (collected != null) {
      collected.add(method);
      return true;
    }
    return false;
  }

  private void notifyAll(String method, Object params) {
    sessions.forEach(it -> it.notify(method, params));
  }
}
