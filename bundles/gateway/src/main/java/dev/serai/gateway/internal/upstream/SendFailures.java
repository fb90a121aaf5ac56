package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.RejectedExecutionException;

/** Tells failures before a server has seen a request from those after. */
final class SendFailures {
  private SendFailures() {}

  /** Whether the server has certainly not seen the request. */
  static boolean neverSent(Throwable failure) {
    return failure instanceof ConnectException
        || failure instanceof SocketTimeoutException
        || failure instanceof UnknownHostException
        || failure instanceof UnresolvedAddressException
        || failure instanceof RejectedExecutionException;
  }

  /** What the caller is told. */
  static SeraiException error(Throwable failure) {
    return neverSent(failure)
        ? new SeraiException(
            ErrorCode.UPSTREAM_UNREACHABLE, "The server cannot be reached.", failure)
        : new SeraiException(
            ErrorCode.CALL_INTERRUPTED, "The connection to the server broke.", failure);
  }
}
