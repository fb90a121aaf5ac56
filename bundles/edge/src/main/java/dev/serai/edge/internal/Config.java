package dev.serai.edge.internal;

/** The configuration {@code dev.serai.edge}; every change takes effect at once. */
@interface Config {
  /** Which whiteboard publishes the URLs: {@code whiteboard} (OSGi HTTP) or {@code jaxrs}. */
  String publish() default "whiteboard";

  /** How long a request waits for a gateway, in milliseconds, 0 or more. */
  int hold$_$millis() default 5_000;

  /** How long calls in flight may go on when Serai stops, in milliseconds, 0 or more. */
  int drain$_$millis() default 10_000;

  /**
   * Whether a proxy with TLS stands before Serai, so that it may listen where other machines reach
   * it without TLS of its own.
   */
  boolean behind$_$proxy() default false;

  /**
   * The addresses of these proxies, and ranges as {@code 10.0.0.0/8}: what they say in {@code
   * X-Forwarded-For} and {@code X-Forwarded-Proto} is believed.
   */
  String[] trusted$_$proxies() default {"127.0.0.0/8", "::1"};

  /** How many requests wait for a gateway at most, 0 or more. */
  int held$_$max() default 1_000;
}
