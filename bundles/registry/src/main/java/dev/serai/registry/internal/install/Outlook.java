package dev.serai.registry.internal.install;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.Consequences.Effect;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What would run of installations. Secrets are told apart by their references, not by values. */
final class Outlook {
  private static final String TO_BE_SEALED = "new:";

  private final Function<InstallationRecord, Optional<EntryRecord>> entries;
  private final Function<String, Optional<String>> secrets;

  /**
   * An outlook.
   *
   * @param entries finds what is installed
   * @param secrets opens what a reference names
   */
  Outlook(
      Function<InstallationRecord, Optional<EntryRecord>> entries,
      Function<String, Optional<String>> secrets) {
    this.entries = entries;
    this.secrets = secrets;
  }

  /** What stands for the reference to a secret that has none yet. */
  static String toBeSealed(String field) {
    return TO_BE_SEALED + field;
  }

  /** What would run of it, if anything. */
  Optional<CatalogEntry> of(InstallationRecord installation) {
    return InstallationView.of(List.of(installation), parts()).entries().stream().findFirst();
  }

  /** What becomes of a server, as the orchestrator tells one from another. */
  static Effect between(Optional<CatalogEntry> before, Optional<CatalogEntry> after) {
    if (before.isEmpty()) {
      return after.isEmpty() ? Effect.NOTHING : Effect.START;
    }
    return after
        .map(next -> isSame(before.get(), next) ? Effect.NOTHING : Effect.RESTART)
        .orElse(Effect.STOP);
  }

  private static boolean isSame(CatalogEntry one, CatalogEntry other) {
    return one.launch().equals(other.launch())
        && one.version().equals(other.version())
        && one.name().equals(other.name());
  }

  private InstallationView.Parts parts() {
    return InstallationView.Parts.of(
        entries,
        reference ->
            reference.startsWith(TO_BE_SEALED)
                ? Optional.of(reference)
                : secrets.apply(reference).map(value -> reference));
  }
}
