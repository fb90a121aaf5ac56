package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.json.Message;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * A request that waits for a server's answer: a client's, or one of the gateway's own.
 *
 * @param method what was asked
 * @param call the client's request, or null for one of our own
 * @param own completes with the answer to one of our own, or null
 * @param lease keeps the server awake meanwhile, or null
 * @param deadline when waiting ends, by {@link System#nanoTime()}
 * @param undelivered hears of an error before the server has seen a client's request; null for our
 *     own
 */
record Pending(
    String method,
    Call call,
    CompletableFuture<Message> own,
    ServerLease lease,
    long deadline,
    BiConsumer<Call, SeraiException> undelivered) {

  /** The client session that waits, or null. */
  String owner() {
    return call == null ? null : call.exchange().client().owner();
  }

  /** What to say when the deadline has passed. */
  SeraiException late(InstallationId server) {
    return call == null && method.equals(UpstreamSession.INITIALIZE)
        ? new SeraiException(
            ErrorCode.START_TIMEOUT, "The server " + server + " did not answer initialize in time.")
        : new SeraiException(ErrorCode.CALL_TIMEOUT, "The server " + server + " took too long.");
  }

  /** Tells whoever waits. */
  void fail(SeraiException error, boolean reached) {
    if (call == null) {
      own.completeExceptionally(error);
    } else if (reached) {
      call.exchange().fail(error);
    } else {
      undelivered.accept(call, error);
    }
  }

  void release() {
    if (lease != null) {
      lease.close();
    }
  }
}
