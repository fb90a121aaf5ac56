package dev.serai.gateway.internal.modern;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.TasksExtension;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;

/** Errors of our own for clients of MCP 2026-07-28: their codes, data and HTTP statuses. */
final class Refusals {
  private static final int INVALID_PARAMS = -32602;

  private Refusals() {}

  /** An error found in the request itself, before it is served. */
  static Answer early(Message request, SeraiException error) {
    int status = error.code().httpStatus() == 200 ? 400 : error.code().httpStatus();
    return new Answer(
        error.code() == ErrorCode.METHOD_NOT_FOUND ? 404 : status,
        text(request.id(), error, version(request, error)));
  }

  private static String version(Message request, SeraiException error) {
    if (error.code() != ErrorCode.UNSUPPORTED_REVISION) {
      return "";
    }
    return ",\"supported\":"
        + Revisions.ALL
        + ",\"requested\":"
        + request.slice(Place.META_VERSION).text();
  }

  /** An error that comes up while the request is served. */
  static Answer late(Slice id, SeraiException error) {
    return new Answer(status(error.code().jsonRpcCode()), text(id, error, ""));
  }

  /** The client did not declare what the request needs. */
  static Answer capability(Slice id, String message, String required) {
    SeraiException error = new SeraiException(ErrorCode.CAPABILITY_REQUIRED, message);
    return new Answer(400, text(id, error, ",\"requiredCapabilities\":" + required));
  }

  /** The client did not declare the tasks extension. */
  static Answer tasks(Slice id) {
    return capability(
        id, "The client did not declare " + TasksExtension.ID + ".", TasksExtension.REQUIRED);
  }

  /** The HTTP status of an answer with this error code, where no stream has begun. */
  static int status(int code) {
    return switch (code) {
      case -32601 -> 404;
      case -32020, -32021, -32022 -> 400;
      default -> 200;
    };
  }

  private static byte[] text(Slice id, SeraiException error, String data) {
    int code =
        error.code() == ErrorCode.RESOURCE_NOT_FOUND ? INVALID_PARAMS : error.code().jsonRpcCode();
    return RpcMessages.error(id, error, code, data);
  }
}
