package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import java.time.Duration;

/** The adapter of the revisions with sessions (MCP 2025-11-25 and earlier). */
final class LegacyUpstream implements UpstreamEra {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final UpstreamSession session;
  private final Links links;
  private final ServerNotifications notifications;
  private final ServerRequests requests;

  LegacyUpstream(
      UpstreamSession session, ServerNotifications notifications, ServerRequests requests) {
    this.session = session;
    this.links = session.links();
    this.notifications = notifications;
    this.requests = requests;
  }

  @Override
  public byte[] request(Call call, long id) {
    return call.requestUnder(id).apply();
  }

  @Override
  public byte[] request(String method, byte[] params, long id) {
    return RpcMessages.request(id, method, params);
  }

  @Override
  public boolean answersItself(Pending request) {
    return links.answersItself(request);
  }

  @Override
  public void answered(Pending request, Message answer) {
    session.leave(request, links.subscriptionAnswered(request, answer));
    request.call().exchange().respond(answer, Era.LEGACY, request.call().mapping());
  }

  @Override
  public void asked(Message request, long during) {
    requests.handle(request, during);
  }

  @Override
  public void told(Message notification, long during) {
    if (notification.method().equals("notifications/cancelled")) {
      requests.cancel(notification.slice(Place.REQUEST_ID));
    } else {
      notifications.handle(notification, during);
    }
  }

  @Override
  public void cancel(long id, Message notification) {
    byte[] ours = JsonText.utf8(Long.toString(id));
    session.notice(
        notification == null
            ? RpcMessages.notification(
                "notifications/cancelled", JsonText.join("{\"requestId\":", ours, "}"))
            : new Edits(notification.bytes())
                .replace(notification.slice(Place.REQUEST_ID), ours)
                .apply());
  }

  @Override
  public void clientTold(Message notification) {
    if (links.clients().size() == 1) {
      session.notice(notification.bytes());
    }
  }

  @Override
  public void updateLogLevel() {
    String level = links.logLevel();
    if (level != null && session.features().logging()) {
      session.request(
          "logging/setLevel", JsonText.join("{\"level\":", JsonText.quote(level), "}"), LIMIT);
    }
  }

  @Override
  public void watch(String uri) {
    session.request("resources/subscribe", Links.uriParams(uri), LIMIT);
  }

  @Override
  public void unwatch(String uri) {
    session.request("resources/unsubscribe", Links.uriParams(uri), LIMIT);
  }

  @Override
  public void close() {
    requests.close();
  }
}
