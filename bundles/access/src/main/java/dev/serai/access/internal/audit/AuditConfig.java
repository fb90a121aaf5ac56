package dev.serai.access.internal.audit;

/** Settings of the audit log, PID {@code dev.serai.access}. */
@interface AuditConfig {

  /** Whether calls are refused while what they do cannot be noted. */
  boolean audit$_$blocks$_$calls() default false;

  /** For how many days events are kept; 0 for ever. */
  int audit$_$retention$_$days() default 365;
}
