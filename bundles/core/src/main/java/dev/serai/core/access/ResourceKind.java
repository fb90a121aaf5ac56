package dev.serai.core.access;

import java.util.Locale;

/** What decisions are about; the first half of a permission. */
public enum ResourceKind {
  /** A person's account. It belongs to the organization. */
  USER,
  /** A team; it belongs to itself. */
  TEAM,
  /** A set of permissions. */
  ROLE,
  /** A token, of whomever it stands for. */
  TOKEN,
  /** A gateway with its bindings. */
  GATEWAY,
  /** A catalog entry. */
  ENTRY,
  /** An installation. */
  INSTALLATION,
  /** A credential. */
  CREDENTIAL,
  /** A tool, resource or prompt of a server, at a gateway. */
  TOOL,
  /** The audit log. */
  AUDIT;

  /** As permissions spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
