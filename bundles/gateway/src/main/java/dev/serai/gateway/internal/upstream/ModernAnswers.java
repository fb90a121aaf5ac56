package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.InputRules;
import dev.serai.gateway.internal.exchange.ModernCodes;
import dev.serai.gateway.internal.exchange.TasksExtension;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;

/** What the outcomes of modern requests mean (MCP 2026-07-28, basic, result types). */
final class ModernAnswers {
  private static final String COMPLETE = "complete";
  private static final String INPUT_REQUIRED = "input_required";

  private final UpstreamSession session;
  private final InputLimits input;
  private final ToolList tools;

  /** {@code tools} is null where calls have no headers. */
  ModernAnswers(UpstreamSession session, InputLimits input, ToolList tools) {
    this.session = session;
    this.input = input;
    this.tools = tools;
  }

  /** The answer to a client's request, which waits no more. */
  void deliver(Pending request, Message answer) {
    int error = ModernCodes.of(answer);
    if (error == ModernErrors.HEADER_MISMATCH && isListable(request) && request.markSentAgain()) {
      tools
          .refresh(request.call().exchange().client())
          .whenComplete((done, failure) -> session.requests().send(request));
      return;
    }
    session.requests().leave(request, false);
    if (error == ModernErrors.UNSUPPORTED_VERSION) {
      session.retire("the server speaks other revisions now");
      request.fail(
          new SeraiException(
              ErrorCode.UPSTREAM_UNREACHABLE, "The server speaks other revisions now."),
          false);
    } else {
      outcome(request, answer);
    }
  }

  /** Whose headers are wrong hears so itself. */
  private boolean isListable(Pending request) {
    return tools != null
        && request.method().equals("tools/call")
        && !request.call().exchange().hasMirroredParams();
  }

  private void outcome(Pending request, Message answer) {
    Call call = request.call();
    String type = type(answer);
    if (INPUT_REQUIRED.equals(type)) {
      wantsInput(request, answer);
    } else if (COMPLETE.equals(type) || isTask(call, type)) {
      call.exchange().respond(listed(request, answer), Era.MODERN, call.mapping());
    } else {
      call.exchange().fail(invalid("The server's result is of an unknown type."));
    }
  }

  /** A result without a type is complete; null for a type that is no string. */
  private static String type(Message answer) {
    return answer.slice(Place.RESULT_TYPE) == null ? COMPLETE : answer.text(Place.RESULT_TYPE);
  }

  private static boolean isTask(Call call, String type) {
    return "task".equals(type)
        && call.exchange().client().capabilities().hasExtension(TasksExtension.ID);
  }

  private Message listed(Pending request, Message answer) {
    return tools != null && request.method().equals("tools/list")
        ? tools.headers().admit(answer)
        : answer;
  }

  private void wantsInput(Pending request, Message said) {
    Exchange exchange = request.call().exchange();
    if (!InputRules.mayInterrupt(request.method())) {
      exchange.fail(invalid("The server wants input where it must not."));
      return;
    }
    try {
      Message answer = WantedRound.of(said);
      if (exchange.client().era() == Era.LEGACY) {
        input.check(request.call(), answer);
      }
      exchange.inputRequired(request.call(), answer, request::nextRound);
    } catch (SeraiException e) {
      exchange.fail(e);
    }
  }

  private static SeraiException invalid(String message) {
    return new SeraiException(ErrorCode.UPSTREAM_INVALID, message);
  }
}
