package dev.serai.core.error;

import java.util.Objects;

/**
 * The one exception that crosses a border between bundles. Its message is meant for the caller: it
 * names the server, field or limit concerned, and carries neither a secret nor a path.
 */
public final class SeraiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /**
   * An error without a cause worth keeping.
   *
   * @param code what went wrong
   * @param message one sentence for the caller
   */
  public SeraiException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /**
   * An error with the exception that caused it; the cause is for the log and never part of an
   * answer.
   *
   * @param code what went wrong
   * @param message one sentence for the caller
   * @param cause what led to it, or null
   */
  public SeraiException(ErrorCode code, String message, Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** What went wrong. */
  public ErrorCode code() {
    return code;
  }

  /**
   * Finds the {@code SeraiException} in a chain of causes; anything else becomes {@link
   * ErrorCode#INTERNAL}.
   */
  public static SeraiException of(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof SeraiException serai) {
        return serai;
      }
    }
    return new SeraiException(ErrorCode.INTERNAL, "Serai could not handle the request.", error);
  }
}
