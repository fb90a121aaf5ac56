package dev.serai.core.runtime;

import java.util.Objects;

/**
 * Names one running server of an installation.
 *
 * @param installation whose server it is
 * @param variant what keeps it apart from the installation's other servers: a digest of client
 *     capabilities, a client session; empty for the plain one. Letters, digits and hyphens
 * @param generation grows with each start of this variant, from 1
 */
public record InstanceId(InstallationId installation, String variant, long generation) {
  public InstanceId {
    Objects.requireNonNull(installation, "installation");
    Objects.requireNonNull(variant, "variant");
  }

  @Override
  public String toString() {
    return installation + (variant.isEmpty() ? "" : "/" + variant) + "#" + generation;
  }
}
