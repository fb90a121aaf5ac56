package dev.serai.core.registry;

import dev.serai.core.store.OwnerRef;
import java.util.Objects;

/**
 * What somebody asks to be installed.
 *
 * @param entry the id of the entry, at whatever version
 * @param entryVersion the version that is wanted, or null for the newest when it is installed
 * @param owner for whom: a team or the organization
 * @param reason why, 1 to 1,000 characters
 */
public record NewInstallationRequest(
    String entry, String entryVersion, OwnerRef owner, String reason) {

  /** All but the version are there. */
  public NewInstallationRequest {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(reason, "reason");
  }

  /** Without the reason. */
  @Override
  public String toString() {
    return "NewInstallationRequest[" + entry + ", " + entryVersion + ", " + owner + "]";
  }
}
