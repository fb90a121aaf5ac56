package dev.serai.admin.internal.model;

import dev.serai.core.registry.NewInstallationRequest;
import dev.serai.core.store.OwnerRef;

/** An installation that a client asks for; see {@link NewInstallationRequest}. */
public record InstallationWish(String entry, String entryVersion, OwnerRef owner, String reason) {

  /** What a wish has that does not say otherwise. */
  public static final InstallationWish BLANK =
      new InstallationWish(null, null, OwnerRef.ORGANIZATION, null);

  /** What is asked of the registry. */
  public NewInstallationRequest request() {
    return new NewInstallationRequest(
        Fields.required("entry", entry),
        entryVersion,
        Fields.required("owner", owner),
        Fields.required("reason", reason));
  }
}
