package dev.serai.core.registry;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Installations of entries, as people manage them. Each action is decided and noted. Safe for use
 * by any thread; every method blocks, and fails with {@code STORE_UNAVAILABLE} while it cannot be
 * done or cannot be noted.
 *
 * <p>What is secret is sealed apart and never given out: a record names a reference instead, and
 * references that come are passed over. A value that comes for a secret field takes the place of
 * the one before; a secret that is not mentioned stays.
 *
 * <p>What is uninstalled is not there for readers, and yet remembered with its id and values that
 * are no secrets: bindings, decisions about tools and the audit log name it on. Installed again for
 * the same owner under the same name, it is back.
 */
@ProviderType
public interface InstallationCatalog {
  /**
   * What an entry asks for.
   *
   * @param entry the id of an entry at a version
   */
  List<InputField> form(Actor actor, String entry);

  /**
   * The installations. An update to another version of the entry keeps the values, but those that
   * are not asked for there; removal uninstalls.
   */
  ManagedRecords<InstallationRecord> installations();

  /**
   * Changes an installation, or makes one.
   *
   * @return the record as it is now
   * @throws dev.serai.core.error.SeraiException {@code INVALID_VALUE} that names every field at
   *     fault; {@code ALREADY_EXISTS} if the owner has installed the entry under the name; {@code
   *     CHANGED_MEANWHILE} if the change is about another version
   */
  Versioned<InstallationRecord> change(Actor actor, InstallationChange change);

  /** Installs an entry; fails as {@link #change} does. */
  default Versioned<InstallationRecord> install(Actor actor, NewInstallation wanted) {
    return change(actor, new InstallationChange.Install(wanted));
  }

  /**
   * What a change would mean: decided and worked out as {@link #change} does it, and not made. A
   * value that is missing is told, where {@link #change} fails; all else fails as there.
   */
  Consequences consequences(Actor actor, InstallationChange change);

  /**
   * What a change of an entry would mean for what is installed of it.
   *
   * @param move which change, as {@link EntryCatalog} tells it
   */
  Consequences consequences(Actor actor, EntryMove move);

  /** How an installation stands; what its server does at the moment, the orchestrator knows. */
  InstallationStatus status(InstallationRecord installation);

  /**
   * Whether what a binding names is installed, whether it runs or not; also of entries of folders
   * and bundles, which need no installing. Does not block.
   *
   * @param entryName the name of an entry
   * @param installation the id of its installation, or null for any
   */
  boolean isInstalled(String entryName, String installation);

  /**
   * Whether there is an entry in the store that may be used, whether somebody has installed it or
   * not. Does not block.
   *
   * @param entryName its name
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} before the store was read
   */
  boolean isEntry(String entryName);
}
