package dev.serai.access.internal.audit;

/** Settings of the audit log, {@code etc/dev.serai.access.audit.cfg}. */
@interface AuditConfig {

  /** What is noted of calls: {@code off}, {@code metadata} or {@code full}. */
  String calls() default "metadata";

  /**
   * Names of members of arguments and results whose values are secret, beside those that are taken
   * for secret anyway.
   */
  String[] secret$_$names() default {};

  /** Whether calls are refused while what they do cannot be noted. */
  boolean blocks$_$calls() default false;

  /** For how many days events are kept; 0 for ever. */
  int retention$_$days() default 365;
}
