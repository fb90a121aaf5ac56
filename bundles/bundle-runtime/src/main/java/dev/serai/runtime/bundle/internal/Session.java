package dev.serai.runtime.bundle.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.runtime.MessageChannel;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerSession;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * One client's session with a server inside this container. After its end it holds nothing of the
 * server.
 */
final class Session implements MessageChannel {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final String CANCELLED = "notifications/cancelled";

  private final Object turn = new Object();
  private final Inbox inbox;
  private final Outbox outbox;
  private final Map<Object, Disposable> requests = new ConcurrentHashMap<>();
  private final AtomicReference<String> memo = new AtomicReference<>();
  private final AtomicReference<Live> live;
  private volatile boolean initialized;

  Session(
      Messages messages,
      McpServerSession.Factory factory,
      Executor dispatch,
      Consumer<Session> onEnd) {
    this.inbox = new Inbox(dispatch, turn, this::hasRoom, this::receive);
    this.outbox = new Outbox(dispatch, inbox::wake);
    SessionTransport transport = new SessionTransport(messages, it -> deliver(messages, it));
    this.live = new AtomicReference<>(new Live(factory.create(transport), messages, onEnd));
  }

  @Override
  public void send(byte[] message) {
    inbox.offer(message);
  }

  @Override
  public void listen(Listener listener) {
    outbox.listen(listener);
  }

  @Override
  public Optional<String> memo() {
    return Optional.ofNullable(memo.get());
  }

  @Override
  public void memo(String text) {
    memo.set(text);
  }

  @Override
  public void close() {
    end("The channel was closed.");
  }

  /** Cancels what is in flight and tells the listener; a second call does nothing. */
  void end(String reason) {
    Live ended = live.getAndSet(null);
    if (ended == null) {
      return;
    }
    inbox.close();
    requests.values().forEach(Disposable::dispose);
    requests.clear();
    ended.server().close();
    outbox.close(reason);
    ended.onEnd().accept(this);
  }

  /**
   * The server leaves: requests that it has not begun may be sent again. Calls that it has begun
   * have been answered before.
   */
  void leave(String reason) {
    synchronized (turn) {
      Live current = live.get();
      if (current == null) {
        return;
      }
      inbox.close().forEach(this::receive);
      Set.copyOf(requests.keySet()).forEach(id -> refuse(current, id, reason));
      end(reason);
    }
  }

  private void refuse(Live current, Object id, String reason) {
    Disposable running = requests.remove(id);
    if (running != null) {
      running.dispose();
      deliver(
          current.messages(),
          JSONRPCResponse.error(
              id, Answers.error(ErrorCode.SERVICE_REPLACED, reason).getJsonRpcError()));
    }
  }

  /** Sends a notification, unless the client is not ready for any. */
  void notify(String method, Object params) {
    Live current = live.get();
    if (initialized && current != null) {
      deliver(
          current.messages(), new JSONRPCNotification(McpSchema.JSONRPC_VERSION, method, params));
    }
  }

  /** Whether the SDK knows this session by the id. */
  boolean is(String id) {
    Live current = live.get();
    return current != null && current.server().getId().equals(id);
  }

  private boolean hasRoom() {
    return outbox.hasRoom();
  }

  private void receive(byte[] bytes) {
    Live current = live.get();
    if (current == null) {
      return;
    }
    try {
      receive(current, current.messages().read(bytes));
    } catch (IOException | RuntimeException e) {
      LOG.warn("A message to a bundle's server is dropped: {}", e.getMessage());
    }
  }

  private void receive(Live current, JSONRPCMessage message) {
    if (message instanceof JSONRPCRequest request) {
      handle(current, request);
    } else if (message instanceof JSONRPCNotification it && CANCELLED.equals(it.method())) {
      cancel(it);
    } else {
      initialized |=
          message instanceof JSONRPCNotification it
              && McpSchema.METHOD_NOTIFICATION_INITIALIZED.equals(it.method());
      current
          .server()
          .handle(message)
          .subscribe(done -> {}, error -> LOG.debug("Not handled", error));
    }
  }

  private void handle(Live current, JSONRPCRequest request) {
    Disposable.Swap running = Disposables.swap();
    requests.put(request.id(), running);
    running.update(
        current
            .server()
            .handle(request)
            .doFinally(signal -> requests.remove(request.id(), running))
            .subscribe(done -> {}, error -> fail(current, request, error)));
    if (live.get() == null) {
      running.dispose();
    }
  }

  private void fail(Live current, JSONRPCRequest request, Throwable error) {
    LOG.warn("The answer to {} cannot be sent: {}", request.method(), error.toString());
    deliver(
        current.messages(),
        JSONRPCResponse.error(
            request.id(), Answers.failed("answer to " + request.method()).getJsonRpcError()));
  }

  private void cancel(JSONRPCNotification notification) {
    if (notification.params() instanceof Map<?, ?> params && params.get("requestId") != null) {
      Disposable running = requests.remove(params.get("requestId"));
      if (running != null) {
        running.dispose();
      }
    }
  }

  private void deliver(Messages messages, JSONRPCMessage message) {
    try {
      if (!outbox.offer(messages.write(message))) {
        end("The client does not keep up with the server's messages.");
      }
    } catch (IOException e) {
      throw new IllegalStateException("The message is no JSON.", e);
    }
  }

  /** What a session needs of its server while it lives. */
  private record Live(McpServerSession server, Messages messages, Consumer<Session> onEnd) {}
}
