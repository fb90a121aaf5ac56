package dev.serai.access.internal.management;

/** Settings of what people manage, PID {@code dev.serai.access}. */
@interface ManagementConfig {

  /** How long a sign-in lasts, in hours; 1 to 8,760. */
  int session$_$hours() default 12;

  /** How often a password or token may be wrong for an address or a name, in a minute. */
  int failures$_$per$_$minute() default 10;
}
