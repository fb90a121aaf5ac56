package dev.serai.access.internal.audit;

/** Settings of the audit log, PID {@code dev.serai.access}. */
@interface AuditConfig {

  /** What is noted of calls: {@code off}, {@code metadata} or {@code full}. */
  String audit$_$calls() default "metadata";

  /**
   * Names of members of arguments and results whose values are secret, beside those that are taken
   * for secret anyway.
   */
  String[] audit$_$secret$_$names() default {};

  /** Whether calls are refused while what they do cannot be noted. */
  boolean audit$_$blocks$_$calls() default false;

  /** For how many days events are kept; 0 for ever. */
  int audit$_$retention$_$days() default 365;
}
