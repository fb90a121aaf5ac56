package dev.serai.registry.internal.install;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.InstallationChange;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Installing, for the parts of the registry. Safe for use by any thread. */
public interface Installing {
  /** Demands that somebody may use an entry. */
  void requireUsable(Desk desk, EntryRecord entry);

  /**
   * Demands that somebody may use an entry, and that it can be installed for an owner by whoever
   * may do that.
   *
   * @throws dev.serai.core.error.SeraiException as installing it fails
   */
  void requireInstallable(Desk desk, EntryRecord entry, OwnerRef owner);

  /** Whether an owner has installed an entry, under whatever name. Blocks. */
  boolean isInstalled(String entryName, String alias, OwnerRef owner);

  /** Whether an installation is of the entry with this name and alias. */
  static boolean isOf(InstallationRecord installation, String entryName, String alias) {
    return Installable.isOf(installation, entryName, alias);
  }

  /**
   * Installs an entry, as {@link dev.serai.core.registry.InstallationCatalog#install} does.
   *
   * @param also called with what was installed, in the same transaction; those who {@link
   *     #onInstall follow} are not
   */
  Versioned<InstallationRecord> install(
      Actor actor, NewInstallation wanted, Consumer<InstallationRecord> also);

  /** As {@link dev.serai.core.registry.InstallationCatalog} tells them. */
  Consequences consequences(Actor actor, InstallationChange change);

  /**
   * Adds what is called with whatever is installed from now on, in the same transaction.
   *
   * @return removes it
   */
  Runnable onInstall(BiConsumer<Actor, InstallationRecord> follower);
}
