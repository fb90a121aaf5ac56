package dev.serai.core.registry;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RegistryRecord;
import dev.serai.core.store.Versioned;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Other registries, which speak the generic MCP registry API v0.1, as people use them: they search
 * there and pick servers, which become entries. What was picked is followed: the registry is asked
 * from time to time for new versions, which wait for somebody to decide, and for changes of status,
 * which the entries take over.
 *
 * <p>Safe for use by any thread; every method blocks. What asks a registry takes 30 s at most for
 * each answer and fails with {@code FETCH_REFUSED}, {@code FETCH_FAILED} or {@code OVERLOADED} as
 * {@link EntryCatalog#importFrom} does, and otherwise as {@link EntryCatalog} does.
 */
@ProviderType
public interface OtherRegistries {
  /**
   * The registries by name. Whoever may read entries of the organization sees them; whoever may
   * approve such adds, changes and removes them. Entries that were picked stay when their registry
   * goes.
   */
  ManagedRecords<RegistryRecord> registries();

  /**
   * Servers of a registry at their latest versions, for whoever may make entries for the owner.
   *
   * @param owner for whom something is sought
   * @param page a search looks at the names of servers there; a page has 100 at most
   * @throws dev.serai.core.error.SeraiException {@code NOT_FOUND} if there is no such registry
   */
  Page<ListedServer> search(Actor actor, String registry, OwnerRef owner, PageRequest page);

  /**
   * Makes an entry of a server of a registry, as {@link EntryCatalog#importAll} makes one of a
   * file. Its origin is {@code registry:} and the registry's name.
   *
   * @param server the server's name there
   * @param version which, or null for the latest
   * @throws dev.serai.core.error.SeraiException {@code NOT_FOUND} if there is no such registry;
   *     {@code INVALID_VALUE} for a version that was deleted there
   */
  ImportOutcome pick(
      Actor actor, String registry, String server, String version, ImportOptions options);

  /**
   * Asks a registry now what became of all that was picked there, for whoever may change it. Takes
   * a minute at most; what is not answered by then is asked for the next time.
   *
   * @return the registry as it is then; a {@code problem} tells what was not answered
   * @throws dev.serai.core.error.SeraiException {@code NOT_FOUND} if there is no such registry;
   *     {@code OVERLOADED} while it is being asked already
   */
  Versioned<RegistryRecord> ask(Actor actor, String registry);
}
