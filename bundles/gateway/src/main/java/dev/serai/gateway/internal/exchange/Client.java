package dev.serai.gateway.internal.exchange;

import dev.serai.core.access.Actor;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.json.Message;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The downstream side of a conversation, as the upstream side sees it. A client without a session
 * answers no requests and hears nothing outside its own calls. Safe for use by any thread.
 */
public interface Client {
  /** What keeps its upstream sessions apart from those of others. Letters, digits and hyphens. */
  String owner();

  /**
   * What its upstream sessions are kept by: clients of one pool share those that belong to a single
   * client. Letters, digits and hyphens.
   */
  default String pool() {
    return owner();
  }

  /** Whether it has a session: only then does it hear of what belongs to none of its calls. */
  boolean hasSession();

  /** Which family of revisions it speaks. */
  Era era();

  /** How its answers look. */
  AnswerForm form();

  /** What it declared. */
  CapabilitySet capabilities();

  /** Whom it calls for. */
  Principal principal();

  /**
   * For whom it was let in last, as decisions are made about them; null if nobody has come by, or
   * it hears nothing outside its own calls.
   */
  default Actor actor() {
    return null;
  }

  /** The endpoint that it uses. */
  Scope scope();

  /** Who calls, and where. */
  default Caller caller() {
    return new Caller(principal(), scope());
  }

  /** The client's name and version as it gave them, JSON text, or null. */
  byte[] clientInfo();

  /**
   * Asks the client.
   *
   * @param during the client request that this belongs to, or null if it belongs to none
   * @param request the server's request; its id and progress token are replaced by ours
   * @param right whether the client may have the request, asked when it gets it outside the stream
   *     of the request that it belongs to; must not block
   * @param progress hears the client's progress notifications about it, with the server's own token
   *     restored
   * @param limit how long to wait for the answer
   * @return the client's answer with our id in it; fails with a {@code SeraiException} if the
   *     client cannot be asked, does not answer in time, or goes. Cancelling it tells the client
   */
  CompletableFuture<Message> ask(
      Exchange during,
      Message request,
      Supplier<Right> right,
      Consumer<byte[]> progress,
      Duration limit);

  /** Sends a notification that belongs to no request; dropped if the client listens to none. */
  void tell(byte[] notification);

  /**
   * Sends a notification that belongs to no request, unless the client has no right to it. While
   * that is not known it waits, if the client has a session.
   *
   * @param right asked at the moment at which the client gets it, which may be later
   */
  default void tell(byte[] notification, Supplier<Right> right) {
    if (right.get() == Right.GRANTED) {
      tell(notification);
    }
  }

  /** The least severe log level that the client wants, or null if it has not said. */
  String logLevel();

  /**
   * Notes that a subscription has begun or ended.
   *
   * @param server whose resource
   * @param uri the server's own URI
   * @param begun whether it has begun
   */
  void subscribed(InstallationId server, String uri, boolean begun);

  /** The resources of a server that the client wants to hear of, by the server's own URIs. */
  Set<String> subscriptions(InstallationId server);

  /** The tasks of a server that the client wants to hear of (SEP-2663), by the server's own ids. */
  default Set<String> tasks(InstallationId server) {
    return Set.of();
  }

  /**
   * Tells the state of a task that the client wants to hear of.
   *
   * @param server whose task
   * @param notification the server's words
   * @param right as for {@link #tell(byte[], Supplier)}
   */
  default void tellTask(InstallationId server, Message notification, Supplier<Right> right) {
    tell(notification.bytes(), right);
  }
}
