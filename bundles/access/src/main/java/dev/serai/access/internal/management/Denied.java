package dev.serai.access.internal.management;

import dev.serai.core.error.SeraiException;

/** Somebody may not do what they tried: ends the work that nothing is left of. */
final class Denied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SeraiException told;

  /**
   * A denial.
   *
   * @param reason for the audit log
   * @param told what they are told, which may be less
   */
  Denied(String reason, SeraiException told) {
    super(reason, null, false, false);
    this.told = told;
  }

  SeraiException told() {
    return told;
  }
}
