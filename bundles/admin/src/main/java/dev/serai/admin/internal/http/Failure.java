package dev.serai.admin.internal.http;

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
  /** What the caller is told. */
  Problem problem(int status, String request) {
    return Problem.of(code, detail, status, request);
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
