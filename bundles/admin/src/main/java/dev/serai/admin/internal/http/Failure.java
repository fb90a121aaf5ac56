package dev.serai.admin.internal.http;

import dev.serai.core.error.ErrorCode;

/**
 * A request that failed, until its answer is written.
 *
 * @param code what went wrong
 * @param detail one sentence for the caller
 * @param cause for the log, or null
 */
record Failure(ErrorCode code, String detail, Throwable cause) {}
