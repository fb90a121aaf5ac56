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
   * The installations. An update to another version of the entry keeps the values; removal frees
   * the server and its secrets.
   */
  ManagedRecords<InstallationRecord> installations();

  /**
   * Installs an entry.
   *
   * @throws dev.serai.core.error.SeraiException {@code INVALID_VALUE} that names every field at
   *     fault; {@code ALREADY_EXISTS} if the owner has installed the entry
   */
  Versioned<InstallationRecord> install(Actor actor, NewInstallation wanted);
}
