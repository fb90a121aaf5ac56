package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.json.Message;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What one family of protocol revisions makes of the messages on a connection: the upstream adapter
 * of an era. Safe for use by any thread; nothing blocks.
 */
interface UpstreamEra {

  /** Which family it is. */
  Era era();

  /** What has to end, well or badly, before a call can be sent; null if nothing has. */
  CompletionStage<?> before(Call call);

  /** A client's request as the server gets it. */
  Outgoing request(Call call, long id);

  /**
   * One of our own requests as the server gets it.
   *
   * @param client in whose name it is asked, or null for nobody's
   */
  Outgoing request(String method, byte[] params, long id, Client client);

  /**
   * Answers a client's request that the server must not hear, and {@linkplain InFlight#leave
   * leaves}; whether it does so.
   */
  boolean answersItself(Pending request);

  /** The answer to a client's request, which waits no more. */
  void answered(Pending request, Message answer);

  /** A client's request that {@link #before} saw has ended, however. */
  default void left(Pending request) {}

  /** The answer to one of our own requests as it may be used. */
  Message admit(String method, Message answer);

  /**
   * The server asks.
   *
   * @param request what it asks
   * @param during our request on whose stream it came, or 0
   */
  void asked(Message request, long during);

  /**
   * The server tells.
   *
   * @param notification what it tells
   * @param during our request on whose stream it came, or 0
   */
  void told(Message notification, long during);

  /**
   * Tells the server that nobody waits for an answer any more.
   *
   * @param id our id of the request
   * @param notification the client's words, or null
   */
  void cancel(long id, Message notification);

  /** Passes on what a client tells outside its requests. */
  void clientTold(Message notification);

  /** Asks the server for the log messages that its clients want now. */
  void updateLogLevel();

  /** Watches a resource for a client that has been here before. */
  void watch(String uri);

  /** Nobody watches a resource any more. */
  void unwatch(String uri);

  /**
   * Watches the tasks that clients want to hear of now, and no others.
   *
   * @return completes with those that the server watches; fails if it does not say
   */
  CompletableFuture<Set<String>> watchTasks();

  /** Does something about a stream that has been silent for long, see {@link Wire#doubt}. */
  default void doubt(long now, Duration silence) {}

  /** The connection ends. */
  void close();
}
