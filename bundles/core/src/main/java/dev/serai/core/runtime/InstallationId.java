package dev.serai.core.runtime;

import java.util.Objects;

/**
 * Names an installation: an entry set up for an owner. An entry of a folder or a bundle has one
 * installation, the organization's, whose id is the alias.
 *
 * @param value opaque, never changes
 */
public record InstallationId(String value) {
  public InstallationId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
