package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.json.Message;
import java.util.concurrent.CompletionStage;

/**
 * Judges the parameter headers of modern clients where the server gets none: over stdio, and in the
 * legacy era. The tools have to be known for that; they are listed once, and learned again from
 * each list that passes.
 */
final class MirroredParams {
  private final ToolList tools;

  MirroredParams(ToolList tools) {
    this.tools = tools;
  }

  /** What has to end before a call can be judged; null if nothing has. */
  CompletionStage<?> before(Call call) {
    return isJudged(call) ? tools.before(call) : null;
  }

  /** Learns from an answer to one of our own requests. */
  void learn(String method, Message answer) {
    if (method.equals("tools/list")) {
      tools.headers().admit(answer);
    }
  }

  /** Fails a call whose headers and arguments differ; whether it did. */
  boolean refuses(Pending request, UpstreamSession session) {
    Call call = request.call();
    if (!isJudged(call)) {
      return false;
    }
    ParamHeaders params = tools.headers().of(call.target());
    try {
      call.exchange().judge(params::check);
      return false;
    } catch (SeraiException e) {
      session.requests().leave(request, false);
      call.exchange().fail(e);
      return true;
    }
  }

  private static boolean isJudged(Call call) {
    return call.exchange().hasMirroredParams()
        && call.target() != null
        && call.exchange().request().method().equals("tools/call");
  }
}
