package dev.serai.gateway.internal.exchange;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;

/**
 * How answers look for clients of one era: the downstream adapter's half of the bridge. Servers'
 * answers come as their server gave them. Safe for use by any thread; nothing blocks.
 */
public interface AnswerForm {

  /**
   * A server's response. Results that only ask for input do not come here.
   *
   * @param exchange what is answered
   * @param response a result or an error
   * @param upstream the server's era
   * @param edits edits of the response that stand already: its id and mapped places
   */
  Answer response(Exchange exchange, Message response, Era upstream, Edits edits);

  /** A result of our own, given as JSON text. */
  Answer result(Exchange exchange, byte[] result);

  /** A list of our own, given as JSON text. */
  default Answer list(Exchange exchange, byte[] result, CacheHint hint) {
    return result(exchange, result);
  }

  /** An error of our own. */
  Answer error(Exchange exchange, SeraiException error);

  /**
   * The server wants input of the client before it goes on (MCP 2026-07-28, multi round-trip
   * requests). The exchange goes on, too.
   */
  void inputRequired(Exchange exchange, InputRequired wanted);
}
