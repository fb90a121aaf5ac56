package dev.serai.core.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The one exception that crosses a border between bundles. Its message is meant for the caller: it
 * names the server, field or limit concerned, and carries neither a secret nor a path.
 */
public final class SeraiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ErrorCode code;
  private final Duration wait;

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
    this(code, message, cause, null);
  }

  private SeraiException(ErrorCode code, String message, Throwable cause, Duration wait) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.code = Objects.requireNonNull(code, "code");
    this.wait = wait;
  }

  /**
   * An error that is over after some time.
   *
   * @param code what went wrong
   * @param message one sentence for the caller
   * @param wait how long it takes, more than zero
   */
  public static SeraiException passing(ErrorCode code, String message, Duration wait) {
    if (wait.isZero() || wait.isNegative()) {
      throw new IllegalArgumentException("wait must be more than zero: " + wait);
    }
    return new SeraiException(code, message, null, wait);
  }

  /** What went wrong. */
  public ErrorCode code() {
    return code;
  }

  /**
   * How long the caller should wait before it tries again, in whole seconds, 1 or more (RFC 9110,
   * section 10.2.3): the time that it takes, rounded up; a second where that is not known and the
   * code is {@link ErrorCode#retryable}; otherwise empty.
   */
  public Optional<Duration> retryAfter() {
    if (wait != null) {
      return Optional.of(Duration.ofSeconds(wait.plusSeconds(1).minusNanos(1).toSeconds()));
    }
    return code.retryable() ? Optional.of(PAUSE) : Optional.empty();
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
