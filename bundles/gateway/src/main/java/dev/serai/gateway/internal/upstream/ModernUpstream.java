package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The adapter of MCP 2026-07-28: each request says everything about itself. */
final class ModernUpstream implements UpstreamEra {
  private static final Logger LOG = LoggerFactory.getLogger(ModernUpstream.class);
  private static final MessageReader READER = MessageReader.lenient();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final UpstreamSession session;
  private final ServerNotifications notifications;
  private final ModernAnswers answers;
  private final ListenUnion listen;
  private final ToolList tools;
  private final boolean overHttp;

  /** Over HTTP the server judges the headers itself: null then. */
  private final MirroredParams mirrored;

  /**
   * The adapter of a connection.
   *
   * @param session the connection
   * @param notifications brings what the server tells to the clients
   * @param timer for what has to wait
   * @param input how much the server may want to know
   * @param overHttp whether parts of requests are repeated in headers
   */
  ModernUpstream(
      UpstreamSession session,
      ServerNotifications notifications,
      ScheduledExecutorService timer,
      InputLimits input,
      boolean overHttp) {
    this.session = session;
    this.notifications = notifications;
    this.listen = new ListenUnion(session, this, timer);
    this.overHttp = overHttp;
    this.tools = new ToolList(session);
    this.mirrored = overHttp ? null : new MirroredParams(tools);
    this.answers = new ModernAnswers(session, input, overHttp ? tools : null);
  }

  @Override
  public Era era() {
    return Era.MODERN;
  }

  /** The headers of a call depend on its tool, which has to be known. */
  @Override
  public CompletionStage<?> before(Call call) {
    return overHttp ? tools.before(call) : mirrored.before(call);
  }

  @Override
  public Outgoing request(Call call, long id) {
    byte[] message = ModernMeta.request(call, id);
    return overHttp
        ? new Outgoing(message, ModernHeaders.of(call, tools.headers()))
        : Outgoing.of(message);
  }

  @Override
  public Outgoing request(String method, byte[] params, long id, Client client) {
    return ownRequest(method, params, id, client);
  }

  /** One of our own requests, which may be sent before the server's era is known. */
  static Outgoing ownRequest(String method, byte[] params, long id, Client client) {
    return new Outgoing(
        RpcMessages.request(id, method, ModernMeta.params(params, client)),
        ModernHeaders.of(method));
  }

  @Override
  public boolean answersItself(Pending request) {
    switch (request.method()) {
      case "logging/setLevel" -> {
        session.requests().leave(request, false);
        request.call().exchange().respond(JsonText.utf8("{}"));
        return true;
      }
      case "resources/subscribe", "resources/unsubscribe" -> {
        subscription(request);
        return true;
      }
      case "tools/call" -> {
        return mirrored != null && mirrored.refuses(request, session);
      }
      default -> {
        return false;
      }
    }
  }

  private void subscription(Pending request) {
    String uri = request.call().target();
    boolean begins = !session.links().outlives(request) && session.links().accepted(request);
    session.requests().leave(request, begins);
    listen
        .update()
        .copy()
        .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .whenComplete(
            (acknowledged, error) -> {
              if (begins && (error != null || !ListenFilter.covers(acknowledged, uri))) {
                refuse(request, uri);
              } else {
                request.call().exchange().respond(JsonText.utf8("{}"));
              }
            });
  }

  private void refuse(Pending request, String uri) {
    session.links().dismissed(request);
    listen.update();
    request
        .call()
        .exchange()
        .fail(
            new SeraiException(
                ErrorCode.METHOD_NOT_FOUND, "The server does not watch " + uri + "."));
  }

  @Override
  public void answered(Pending request, Message answer) {
    answers.deliver(request, answer);
  }

  @Override
  public Message admit(String method, Message answer) {
    if (overHttp && method.equals("tools/list")) {
      return tools.headers().admit(answer);
    }
    if (mirrored != null) {
      mirrored.learn(method, answer);
    }
    return answer;
  }

  @Override
  public void asked(Message request, long during) {
    LOG.warn(
        "Server {} sent the request {}, which its revision does not have; it is ignored",
        session.instance(),
        request.method());
  }

  @Override
  public void told(Message notification, long during) {
    switch (notification.method()) {
      case "notifications/subscriptions/acknowledged" -> listen.acknowledged(notification, during);
      case "notifications/cancelled" ->
          listen.cancelled(PendingRequests.number(notification.slice(Place.REQUEST_ID)));
      case "notifications/progress", "notifications/message" ->
          notifications.handle(notification, during);
      default -> {
        if (listen.isCurrent(notification, during)) {
          notifications.handle(withoutSubscription(notification), 0);
        } else if (notification.slice(Place.META_SUBSCRIPTION) == null) {
          notifications.handle(notification, during);
        }
      }
    }
  }

  private static Message withoutSubscription(Message notification) {
    return notification.slice(Place.META_SUBSCRIPTION) == null
        ? notification
        : READER.read(
            new Edits(notification.bytes())
                .remove(notification.member(Place.META_SUBSCRIPTION))
                .apply());
  }

  @Override
  public void cancel(long id, Message notification) {
    session.notice(Cancellation.of(id, notification));
  }

  /** There are no such notifications. */
  @Override
  public void clientTold(Client client, Message notification) {
    LOG.debug("{} means nothing to a modern server", notification.method());
  }

  /** Each request says its level. */
  @Override
  public void updateLogLevel() {
    LOG.trace("The level goes with the next request");
  }

  /** Subscribes to what is wanted now. */
  void listen() {
    listen.update();
  }

  @Override
  public void watch(String uri) {
    listen.update();
  }

  @Override
  public void unwatch(String uri) {
    listen.update();
  }

  @Override
  public CompletableFuture<Set<String>> watchTasks() {
    return listen
        .update()
        .copy()
        .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .thenApply(ListenFilter::tasksIn);
  }

  @Override
  public void doubt(long now, Duration silence) {
    listen.doubt(now, silence);
  }

  @Override
  public void close() {
    listen.close();
  }
}
