package dev.serai.gateway.internal.exchange;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;

/**
 * Answers for clients of the revisions up to 2025-11-25: what a modern server says beyond them is
 * taken away, and what it wants to know is asked by requests to the client.
 */
public final class LegacyForm implements AnswerForm {
  /** The only one; it has no state. */
  public static final LegacyForm INSTANCE = new LegacyForm();

  private static final byte[] INTERNAL_ERROR = JsonText.utf8("-32603");

  private LegacyForm() {}

  @Override
  public Answer response(Exchange exchange, Message response, Era upstream, Edits edits) {
    if (upstream == Era.MODERN) {
      edits.remove(response.member(Place.RESULT_TYPE));
      edits.remove(response.member(Place.TTL));
      edits.remove(response.member(Place.CACHE_SCOPE));
      if (isModernError(response.slice(Place.ERROR_CODE))) {
        edits.replace(response.slice(Place.ERROR_CODE), INTERNAL_ERROR);
      }
      if (response.result() != null) {
        asOlderClientsKnowIt(exchange.request().method(), response, edits);
      }
    }
    return Answer.ok(edits.apply());
  }

  private static void asOlderClientsKnowIt(String method, Message response, Edits edits) {
    if (!OlderSchemas.isAbsentOrObject(response.slice(Place.STRUCTURED_CONTENT))) {
      edits.remove(response.member(Place.STRUCTURED_CONTENT));
    }
    if (method.equals("tools/list")) {
      OlderSchemas.editList(response.result(), edits);
    }
  }

  /** The codes that 2026-07-28 reserves mean nothing to a legacy client. */
  private static boolean isModernError(Slice code) {
    return code != null && code.text().matches("-320[2-9][0-9]");
  }

  @Override
  public Answer result(Exchange exchange, byte[] result) {
    return Answer.ok(RpcMessages.result(exchange.id(), result));
  }

  @Override
  public Answer error(Exchange exchange, SeraiException error) {
    return Answer.ok(RpcMessages.error(exchange.id(), error));
  }

  @Override
  public void inputRequired(Exchange exchange, InputRequired wanted) {
    new InputRound(exchange, wanted).begin();
  }
}
