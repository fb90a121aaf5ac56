package dev.serai.access.internal;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** The settings of {@code etc/dev.serai.access.cfg} that say who comes in. */
@ComponentPropertyType
public @interface AccessConfig {
  /**
   * {@code require-authentication}: whether calls from this machine need a token, too. Where an
   * issuer is configured they always do.
   */
  boolean require$_$authentication() default false;

  /** {@code failures-per-minute}: how many tokens of one address may be wrong each minute. */
  int failures$_$per$_$minute() default 10;

  /** {@code scopes}: what clients are told to ask identity providers for (RFC 9728). */
  String[] scopes() default {};

  /**
   * {@code require-decider}: whether everything is denied while no bundle with rules of its own is
   * there; otherwise the built-in rules decide then.
   */
  boolean require$_$decider() default false;
}
