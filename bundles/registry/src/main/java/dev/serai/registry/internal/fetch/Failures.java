package dev.serai.registry.internal.fetch;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.registry.internal.document.Quoted;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Tells why a fetch failed. Of the URL only the host is told: path and query may be secret. */
final class Failures {
  private Failures() {}

  /** FETCH_FAILED with a reason that reads on from the host's name. */
  static SeraiException of(URI uri, String reason) {
    return new SeraiException(ErrorCode.FETCH_FAILED, sentence(uri, reason));
  }

  /** FETCH_FAILED for an answer with another status than 200. */
  static SeraiException status(URI uri, int status) {
    return new SeraiException(
        ErrorCode.FETCH_FAILED,
        sentence(uri, "answered with status " + status),
        new UnexpectedStatus(status));
  }

  /** What a failed exchange means. */
  static SeraiException of(URI uri, Throwable failure) {
    if (failure instanceof SeraiException told) {
      return told;
    }
    return new SeraiException(ErrorCode.FETCH_FAILED, sentence(uri, reason(failure)), failure);
  }

  private static String reason(Throwable failure) {
    if (failure instanceof UnknownHostException) {
      return "is not known to the name service";
    }
    if (failure instanceof TimeoutException) {
      return "did not answer in full in time";
    }
    if (failure instanceof SSLException) {
      return "is not trusted here, or speaks no TLS";
    }
    return "could not be reached, or broke off";
  }

  private static String sentence(URI uri, String reason) {
    return "The host %s %s.".formatted(Quoted.of(uri.getHost()), reason);
  }
}
