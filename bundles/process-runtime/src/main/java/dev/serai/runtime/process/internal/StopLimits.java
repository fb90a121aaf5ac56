package dev.serai.runtime.process.internal;

/**
 * How long each step of ending processes may take.
 *
 * @param inputMillis after standard input is closed
 * @param termMillis after TERM
 * @param killMillis after KILL
 */
record StopLimits(long inputMillis, long termMillis, long killMillis) {
  static StopLimits of(ProcessRuntimeConfig config) {
    return new StopLimits(
        config.stop$_$input$_$millis(),
        config.stop$_$term$_$millis(),
        config.stop$_$kill$_$millis());
  }

  /** The longest that ending may take. */
  long sumMillis() {
    return inputMillis + termMillis + killMillis;
  }
}
