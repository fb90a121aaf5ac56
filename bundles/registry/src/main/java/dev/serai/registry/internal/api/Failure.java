package dev.serai.registry.internal.api;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.Problem;
import java.io.IOException;

/**
 * A request that failed, until its answer is written.
 *
 * @param code what went wrong
 * @param detail one sentence for the caller
 * @param cause for the log, or null
 */
record Failure(ErrorCode code, String detail, Throwable cause) {
  private static final int OK = 200;

  /**
   * The status. A document with faults is the caller's own here; a code that a JSON-RPC answer
   * would carry has no status.
   */
  int status() {
    if (code == ErrorCode.INVALID_ENTRY) {
      return ErrorCode.INVALID_VALUE.httpStatus();
    }
    return code.httpStatus() == OK ? ErrorCode.INTERNAL.httpStatus() : code.httpStatus();
  }

  /** What the caller is told. */
  byte[] body(String request) {
    return ServerJson.problem(Problem.of(code, detail, status(), request));
  }

  /** Whether nobody is there any more who could read an answer. */
  boolean isClientGone() {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof IOException) {
        return code == ErrorCode.INTERNAL;
      }
    }
    return false;
  }
}
