package dev.serai.registry.internal.request;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.InstallationRequestStatus;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.registry.internal.catalog.EntryVersions;
import java.util.List;
import java.util.Optional;

/** Which entries requests are about. Safe for use by any thread; nothing blocks. */
final class WantedEntries {
  private final EntryVersions entries;

  WantedEntries(EntryVersions entries) {
    this.entries = entries;
  }

  /**
   * The entry of a request at the version that is installed now.
   *
   * @param id the version that whoever decides has chosen, or null
   * @throws SeraiException {@code INVALID_VALUE} if there is none, or it is not what was asked for
   */
  EntryRecord installable(InstallationRequestRecord request, String id) {
    if (id == null) {
      return current(request).orElseThrow(() -> refused(gone(request)));
    }
    return versions(request).stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> refused("entry must be the one that was asked for: leave it out for that."));
  }

  /** How a request stands. */
  InstallationRequestStatus status(InstallationRequestRecord request) {
    if (request.state() != InstallationRequestRecord.State.PENDING) {
      return new InstallationRequestStatus(null, null);
    }
    return current(request)
        .map(entry -> new InstallationRequestStatus(entry.id(), null))
        .orElseGet(() -> new InstallationRequestStatus(null, gone(request)));
  }

  private Optional<EntryRecord> current(InstallationRequestRecord request) {
    return versions(request).stream().filter(entry -> entry.state() == State.ACTIVE).findFirst();
  }

  /** The newest first. */
  private List<EntryRecord> versions(InstallationRequestRecord request) {
    String version = request.entryVersion();
    return entries.versions(request.entryName()).stream()
        .filter(entry -> entry.alias().equals(request.alias()))
        .filter(entry -> version == null || entry.version().equals(version))
        .toList();
  }

  private String gone(InstallationRequestRecord request) {
    return versions(request).stream()
        .findFirst()
        .map(WantedEntries::standing)
        .orElse("The entry is not there any more.");
  }

  private static String standing(EntryRecord entry) {
    return "The entry is "
        + entry.state()
        + " in version "
        + entry.version()
        + ": "
        + (entry.note() == null ? "only an ACTIVE one can be installed." : entry.note());
  }

  private static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }
}
