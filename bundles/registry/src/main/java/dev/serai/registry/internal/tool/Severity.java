package dev.serai.registry.internal.tool;

/** How much a finding asks of the reviewer, from the least to the most. */
public enum Severity {
  /** Worth knowing; ordinary servers have it. */
  INFO,
  /** Look before approving: honest servers rarely have it. */
  WARN,
  /** Should not be approved: no honest server has a reason for it. */
  BLOCK
}
