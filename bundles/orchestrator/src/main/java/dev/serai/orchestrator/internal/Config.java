package dev.serai.orchestrator.internal;

/** Settings, PID {@code dev.serai.orchestrator}. */
public @interface Config {
  /** How long calls in flight may go on after their server was replaced; 0 to 3000 ms. */
  long drain$_$millis() default 3_000;

  /** How long a call waits for a runtime that is away, in ms. */
  long runtime$_$wait$_$millis() default 5_000;

  /** How many servers one installation may run at once, at least 1. */
  int max$_$variants() default 32;

  /** The pause after the second crash in ms; it doubles with each further one. */
  long backoff$_$first$_$millis() default 1_000;

  /** The longest pause, in ms. */
  long backoff$_$max$_$millis() default 60_000;

  /** How long a call waits for the end of a pause, in ms; it is refused if more is left. */
  long backoff$_$hold$_$millis() default 2_000;

  /** How many crashes within the window make a crash loop, at least 2. */
  int crash$_$limit() default 5;

  /** How long a crash counts, in seconds. */
  long crash$_$window$_$seconds() default 600;

  /** A server that was ready for this long, in seconds, has its crashes forgotten. */
  long stable$_$seconds() default 60;

  /** How long the end of one server is waited for, in ms, also when this bundle stops. */
  long stop$_$wait$_$millis() default 15_000;

  /** What a runtime gets beyond the start limit before its start counts as hung, in ms. */
  long start$_$grace$_$millis() default 5_000;
}
