package dev.serai.gateway.internal.exchange;

import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;

/** Replaces what has another name on the client's side. */
@FunctionalInterface
public interface AnswerMapping {
  /** Leaves everything as it is: endpoints of one server. */
  AnswerMapping NONE = (message, edits) -> {};

  /** Adds the edits that a message of the server needs before the client may see it. */
  void map(Message message, Edits edits);
}
