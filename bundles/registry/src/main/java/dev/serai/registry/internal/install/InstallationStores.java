package dev.serai.registry.internal.install;

import dev.serai.core.access.ManagedWork;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What installations stand on, which may be replaced meanwhile. Safe for use by any thread. */
interface InstallationStores {
  /**
   * What is there.
   *
   * @param installations where they are kept
   * @param credentials where their secrets are sealed
   * @param work decides and notes
   */
  record Held(InstallationStore installations, CredentialStore credentials, ManagedWork work) {
    /** The value behind a reference; empty if it is gone. */
    Optional<String> secret(String reference) {
      return LocalSecrets.open(credentials, reference);
    }
  }

  /**
   * Runs work on what is there, or comes soon.
   *
   * @throws dev.serai.core.error.SeraiException {@code SERVICE_MISSING} if it does not come
   */
  <T> T use(Function<Held, T> work);

  /** What is installed, in memory; does not block. */
  List<InstallationRecord> installed();
}
