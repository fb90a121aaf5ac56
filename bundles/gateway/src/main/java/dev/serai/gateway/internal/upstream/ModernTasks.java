package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.TasksExtension;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;

/**
 * Keeps modern clients from the tasks of legacy servers: the experimental tasks of 2025-11-25 are
 * not compatible with the extension of 2026-07-28, and belong to sessions (SEP-2663, backward
 * compatibility). Calls of such clients are answered at once.
 */
final class ModernTasks {
  private ModernTasks() {}

  /** Takes away the parameter that 2026-07-28 ignores and that makes a task in 2025-11-25. */
  static void unaskFor(Message request, Edits edits) {
    if (request.method().equals("tools/call")) {
      edits.remove(request.member(Place.TASK));
    }
  }

  /** Refuses, and leaves, what asks for a task that cannot be; whether it does so. */
  static boolean refuses(Pending request, UpstreamSession session) {
    Client client = request.call().exchange().client();
    if (client.era() != Era.MODERN || !TasksExtension.owns(request.method())) {
      return false;
    }
    session.requests().leave(request, false);
    request.call().exchange().fail(refusal(request, client.scope()));
    return true;
  }

  private static SeraiException refusal(Pending request, Scope scope) {
    return scope instanceof Scope.Server
        ? new SeraiException(
            ErrorCode.METHOD_NOT_FOUND,
            "The server does not know the method " + request.method() + " of 2026-07-28.")
        : new SeraiException(
            ErrorCode.INVALID_PARAMS,
            "Task not found: " + request.call().exchange().request().text(Place.TASK_ID));
  }
}
