package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;

/** The notification by which a request is given up. */
final class Cancellation {
  private Cancellation() {}

  /**
   * For one of our ids.
   *
   * @param notification the client's words, whose id is replaced; or null
   */
  static byte[] of(long id, Message notification) {
    byte[] ours = JsonText.utf8(Long.toString(id));
    return notification == null
        ? RpcMessages.notification(
            "notifications/cancelled", JsonText.join("{\"requestId\":", ours, "}"))
        : new Edits(notification.bytes())
            .replace(notification.slice(Place.REQUEST_ID), ours)
            .apply();
  }
}
