package dev.serai.core.registry;

import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.util.Objects;
import java.util.function.Function;

/** What may be done to installations: made, or first told what it would mean. */
public sealed interface InstallationChange {

  /**
   * An entry is installed, anew where the owner had installed it before.
   *
   * @param wanted what is to be made
   */
  record Install(NewInstallation wanted) implements InstallationChange {
    /** Something is wanted. */
    public Install {
      Objects.requireNonNull(wanted, "wanted");
    }
  }

  /**
   * Values, the version of the entry, or whether it is in use are changed.
   *
   * @param key which installation
   * @param version the version of the record that it is about, or null for any
   * @param to from what is there to what is wanted; called once, while others wait
   */
  record Edit(
      String key, Long version, Function<Versioned<InstallationRecord>, InstallationRecord> to)
      implements InstallationChange {
    /** Key and contents are there. */
    public Edit {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(to, "to");
    }
  }

  /**
   * The version before comes back, with values and secrets as they were; what is left for it can
   * come back in the same way.
   *
   * @param key which installation
   * @param version the version of the record that it is about, or null for any
   */
  record Rollback(String key, Long version) implements InstallationChange {
    /** The key is there. */
    public Rollback {
      Objects.requireNonNull(key, "key");
    }
  }

  /**
   * The server ends, and the secrets are removed; what names the installation stays.
   *
   * @param key which installation
   * @param version the version of the record that it is about, or null for any
   */
  record Uninstall(String key, Long version) implements InstallationChange {
    /** The key is there. */
    public Uninstall {
      Objects.requireNonNull(key, "key");
    }
  }
}
