package dev.serai.registry.internal.api;

/**
 * The settings of the API in {@code etc/dev.serai.registry.cfg}; which sites may ask stands in
 * {@code etc/dev.serai.gateway.cfg}, for all that answers over HTTP.
 */
@interface Config {
  /** {@code public-url}: where clients reach Serai; its host is allowed. */
  String public$_$url() default "";

  /** {@code allowed-hosts}: host names beside those of loopback, without a port. */
  String[] allowed$_$hosts() default {};

  /** {@code allowed-origins}: origins beside those of loopback, as browsers send them. */
  String[] allowed$_$origins() default {};

  /** {@code max-request-bytes}: the longest body of a request. */
  int max$_$request$_$bytes() default 1 << 20;

  /** {@code wait-millis}: how long a request waits for access control that is being replaced. */
  long wait$_$millis() default 5_000;
}
