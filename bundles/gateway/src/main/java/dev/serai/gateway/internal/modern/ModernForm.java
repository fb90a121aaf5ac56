package dev.serai.gateway.internal.modern;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.AnswerForm;
import dev.serai.gateway.internal.exchange.CacheHint;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.InputRequired;
import dev.serai.gateway.internal.exchange.InputRules;
import dev.serai.gateway.internal.exchange.ModernCodes;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Answers for clients of 2026-07-28: what legacy servers leave out is added, their errors get the
 * codes of this revision, and their results are complete, whatever member by the name of {@code
 * resultType} they have.
 */
final class ModernForm implements AnswerForm {
  private static final Set<String> CACHEABLE =
      Set.of(
          "server/discover",
          "tools/list",
          "prompts/list",
          "resources/list",
          "resources/templates/list",
          "resources/read");
  private static final MessageReader READER = MessageReader.lenient();
  private static final byte[] COMPLETE_TYPE = JsonText.utf8("\"complete\"");
  private static final byte[] COMPLETE = JsonText.join("\"resultType\":", COMPLETE_TYPE);

  private final StateSeal seal;
  private final ServerInfos infos;

  ModernForm(StateSeal seal, ServerInfos infos) {
    this.seal = seal;
    this.infos = infos;
  }

  @Override
  public Answer response(Exchange exchange, Message response, Era upstream, Edits edits) {
    if (response.result() != null) {
      if (upstream == Era.LEGACY) {
        edits.replace(response.slice(Place.RESULT_TYPE), COMPLETE_TYPE);
      }
      return Answer.ok(dress(exchange, response, edits, CacheHint.NONE));
    }
    int code = ModernCodes.of(response);
    if (code == -32042 && upstream == Era.LEGACY) {
      return new UrlElicitations(seal).answer(exchange, response);
    }
    int shown = ModernCodes.shown(code, upstream);
    if (shown != code) {
      edits.replace(response.slice(Place.ERROR_CODE), JsonText.utf8(Integer.toString(shown)));
    }
    return new Answer(Refusals.status(shown), edits.apply());
  }

  @Override
  public Answer result(Exchange exchange, byte[] result) {
    return list(exchange, result, CacheHint.NONE);
  }

  @Override
  public Answer list(Exchange exchange, byte[] result, CacheHint hint) {
    Message response = READER.read(RpcMessages.result(exchange.id(), result));
    return Answer.ok(dress(exchange, response, new Edits(response.bytes()), hint));
  }

  @Override
  public Answer error(Exchange exchange, SeraiException error) {
    return Refusals.late(exchange.id(), error);
  }

  @Override
  public void inputRequired(Exchange exchange, InputRequired wanted) {
    try {
      exchange.respond(Answer.ok(ask(exchange, wanted)));
    } catch (SeraiException e) {
      exchange.fail(e);
    }
  }

  private byte[] ask(Exchange exchange, InputRequired wanted) {
    Message request = exchange.request();
    Message response = wanted.response();
    Slice requests = response.slice(Place.INPUT_REQUESTS);
    if (!InputRules.mayInterrupt(request.method())
        || !WantedInput.allowsAll(exchange.client().capabilities(), requests)) {
      throw new SeraiException(
          ErrorCode.UPSTREAM_INVALID, "The server asks for input that the client did not declare.");
    }
    Slice state = response.slice(Place.REQUEST_STATE);
    if (state != null) {
      byte[] binding = CallBinding.of(exchange.client().caller(), request);
      String sealed =
          seal.seal(StateSeal.Kind.SERVER, wanted.call().server(), state.toBytes(), binding);
      wanted.edits().replace(state, JsonText.quote(sealed));
    }
    return wanted.edits().apply();
  }

  private byte[] dress(Exchange exchange, Message response, Edits edits, CacheHint hint) {
    List<byte[]> members = new ArrayList<>(3);
    if (response.slice(Place.RESULT_TYPE) == null) {
      members.add(COMPLETE);
    }
    if (CACHEABLE.contains(exchange.request().method())) {
      hint.complete(response, edits, members);
    }
    sign(exchange.client().scope(), response, edits, members);
    edits.insert(response.result(), members);
    return edits.apply();
  }

  private void sign(Scope scope, Message response, Edits edits, List<byte[]> members) {
    ServerInfos.Signature signature = infos.of(scope);
    Slice given = response.slice(Place.META_SERVER_INFO);
    if (given != null) {
      if (scope instanceof Scope.Gateway) {
        edits.replace(given, signature.info());
      }
    } else if (response.slice(Place.META) != null) {
      edits.insert(response.slice(Place.META), signature.member());
    } else {
      members.add(signature.meta());
    }
  }
}
