package dev.serai.admin.internal.model;

import dev.serai.core.registry.InstallationRequestStatus;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import java.time.Instant;

/**
 * A request for an installation as clients see it; see {@link InstallationRequestRecord}.
 *
 * @param entry of one that is pending, the id of the entry at the version that would be installed
 *     now
 * @param problem why one that is pending cannot be granted now
 */
public record InstallationRequest(
    String id,
    String entry,
    String entryName,
    String alias,
    String entryVersion,
    OwnerRef owner,
    String askedBy,
    String reason,
    InstallationRequestRecord.State state,
    String note,
    String installation,
    String problem,
    Instant decided,
    Long version,
    Instant created,
    Instant updated) {

  /** What clients see of a record. */
  public static InstallationRequest of(
      Versioned<InstallationRequestRecord> stored, InstallationRequestStatus status) {
    InstallationRequestRecord request = stored.value();
    return new InstallationRequest(
        request.id(),
        status.entry(),
        request.entryName(),
        request.alias(),
        request.entryVersion(),
        request.owner(),
        request.askedBy(),
        request.reason(),
        request.state(),
        request.note(),
        request.installation(),
        status.problem(),
        request.decided(),
        stored.version(),
        stored.created(),
        stored.updated());
  }
}
