package dev.serai.gateway.internal.exchange;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.RpcMessages;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One client request in flight. It is answered, failed or abandoned exactly once; whatever comes
 * later is dropped. Safe for use by any thread.
 */
public final class Exchange {
  private final Client client;
  private final Message request;
  private final ClientSink sink;
  private final Runnable onEnd;
  private final AtomicBoolean ended = new AtomicBoolean();
  private Consumer<Message> onCancel;
  private Message cancellation;
  private boolean cancelled;

  /**
   * A request that has just come in.
   *
   * @param client who asks
   * @param request what is asked
   * @param sink where the messages go
   * @param onEnd runs once when it ends
   */
  public Exchange(Client client, Message request, ClientSink sink, Runnable onEnd) {
    this.client = client;
    this.request = request;
    this.sink = sink;
    this.onEnd = onEnd;
  }

  /** Who asks. */
  public Client client() {
    return client;
  }

  /** What is asked, as it came. */
  public Message request() {
    return request;
  }

  /** Whether it has been answered, failed or abandoned. */
  public boolean hasEnded() {
    return ended.get();
  }

  /** Sends a message that belongs to this request; false if the client cannot have it. */
  public boolean send(byte[] message) {
    return !ended.get() && sink.send(message);
  }

  /** The server has begun to stream what belongs to this request. */
  public void begin() {
    if (!ended.get()) {
      sink.begin();
    }
  }

  /** The server has let go of its stream and will be asked for the rest after this time. */
  public void pause(long retryMillis) {
    if (!ended.get()) {
      sink.pause(retryMillis);
    }
  }

  /** Answers with a server's response, whose id and mapped places are replaced on the way. */
  public void respond(Message response, AnswerMapping mapping) {
    if (end()) {
      Edits edits = new Edits(response.bytes());
      edits.replace(response.id(), request.id().toBytes());
      mapping.map(response, edits);
      sink.finish(edits.apply());
    }
  }

  /** Answers with a result of our own, given as JSON text. */
  public void respond(byte[] result) {
    if (end()) {
      sink.finish(RpcMessages.result(request.id(), result));
    }
  }

  /** Answers with an error. */
  public void fail(Throwable error) {
    if (end()) {
      sink.finish(RpcMessages.error(request.id(), SeraiException.of(error)));
    }
  }

  /**
   * Sets what tells the server that nobody waits any more; runs at once if the request is already
   * cancelled. Replaces the action given before.
   *
   * @param action hears of the client's cancellation, which is null where the client's session
   *     ended
   */
  public void onCancel(Consumer<Message> action) {
    synchronized (this) {
      onCancel = action;
      if (!cancelled) {
        return;
      }
    }
    action.accept(cancellation);
  }

  /**
   * The client does not want it any more: no answer is sent (MCP 2025-11-25, cancellation).
   *
   * @param notification the client's words, or null if its session ended
   */
  public void cancel(Message notification) {
    Consumer<Message> action;
    synchronized (this) {
      cancelled = true;
      cancellation = notification;
      action = onCancel;
    }
    if (end()) {
      if (action != null) {
        action.accept(notification);
      }
      sink.abandon();
    }
  }

  private boolean end() {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    onEnd.run();
    return true;
  }
}
