package dev.serai.gateway.internal.exchange;

import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;

/** Replaces what has another name on the client's side. */
@FunctionalInterface
public interface AnswerMapping {
  /** Leaves everything as it is: endpoints of one server. */
  AnswerMapping NONE = (message, edits) -> {};

  /**
   * What the client may see of an answer at all: what is not for it is taken out before anything
   * else is done with it.
   *
   * @return the answer itself if that is all of it
   */
  default Message admit(Message answer) {
    return answer;
  }

  /** Adds the edits that a message of the server needs before the client may see it. */
  void map(Message message, Edits edits);
}
