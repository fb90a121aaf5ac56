package dev.serai.core.error;

import java.util.Locale;

/**
 * An error as clients of HTTP APIs see it (RFC 9457, section 3), with members of our own behind
 * {@code instance}.
 *
 * @param type {@code urn:serai:error:} and the code
 * @param title the code in words
 * @param status the HTTP status
 * @param detail what went wrong this time
 * @param instance the request's id as a URI, which the audit log has too
 * @param code the code
 * @param advice what to do
 * @param retryable whether the same request may be sent again
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    String advice,
    boolean retryable) {
  /** The media type. */
  public static final String TYPE = "application/problem+json";

  /**
   * A problem of a request.
   *
   * @param code what went wrong
   * @param detail one sentence for the caller
   * @param status the HTTP status
   * @param request the request's id
   */
  public static Problem of(ErrorCode code, String detail, int status, String request) {
    return new Problem(
        "urn:serai:error:" + code.name(),
        title(code),
        status,
        detail,
        "urn:uuid:" + request,
        code.name(),
        code.advice(),
        code.retryable());
  }

  private static String title(ErrorCode code) {
    String words = code.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
