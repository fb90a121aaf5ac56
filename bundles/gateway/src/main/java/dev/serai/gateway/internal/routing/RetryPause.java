package dev.serai.gateway.internal.routing;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Duration;

/** When a server that could not be listed is asked again. */
final class RetryPause {
  private static final long FIRST_SECONDS = 2;
  private static final long LAST_SECONDS = 300;

  /**
   * The registry tells its listeners in any order: the orchestrator may hear of a new server last.
   */
  private static final int QUICK_RETRIES = 20;

  private static final Duration QUICK = Duration.ofMillis(50);

  private RetryPause() {}

  /** Whether the failure will be over in a moment, so that nobody needs to hear of it. */
  static boolean isQuick(SeraiException error, int failures) {
    return error.code() == ErrorCode.UNKNOWN_SERVER && failures <= QUICK_RETRIES;
  }

  /** The pause after so many failures, from 1. */
  static Duration after(SeraiException error, int failures) {
    return isQuick(error, failures)
        ? QUICK
        : Duration.ofSeconds(Math.min(FIRST_SECONDS << Math.min(failures - 1, 10), LAST_SECONDS));
  }
}
