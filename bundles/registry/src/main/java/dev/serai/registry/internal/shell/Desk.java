package dev.serai.registry.internal.shell;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Management;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What commands work with.
 *
 * @param catalog has the entries
 * @param installed has what is installed of them
 * @param management knows the owners
 * @param actor whoever is logged in at the console
 */
record Desk(
    EntryCatalog catalog, InstallationCatalog installed, Management management, Actor actor) {
  private static final int PAGE = 200;

  /** Goes over all that can be read, in the order of the list. */
  <R extends Keyed> void each(
      ManagedRecords<R> records, String search, Consumer<Versioned<R>> each) {
    String after = null;
    do {
      Page<Versioned<R>> page = records.list(actor, new PageRequest(after, PAGE, search));
      page.items().forEach(each);
      after = page.next();
    } while (after != null);
  }

  /** The entries, by name, the newest version first. */
  List<Versioned<EntryRecord>> entries(String search) {
    List<Versioned<EntryRecord>> all = new ArrayList<>();
    each(catalog.entries(), search, all::add);
    return all;
  }

  /** What is installed, by whatever order the store has. */
  List<Versioned<InstallationRecord>> installations(String search) {
    List<Versioned<InstallationRecord>> all = new ArrayList<>();
    each(installed.installations(), search, all::add);
    return all;
  }

  /** The newest version of an entry that can be installed, if there is one. */
  Optional<EntryRecord> newest(String alias, OwnerRef scope) {
    return versions(alias, scope).filter(entry -> entry.state() == State.ACTIVE).findFirst();
  }

  /** An entry at the version that is installed, if it is there. */
  Optional<EntryRecord> entry(InstallationRecord installation, String version) {
    return entries(null).stream()
        .map(Versioned::value)
        .filter(entry -> entry.name().equals(installation.entryName()))
        .filter(entry -> entry.scope().equals(installation.owner()))
        .filter(entry -> entry.version().equals(version))
        .findFirst();
  }

  private Stream<EntryRecord> versions(String alias, OwnerRef scope) {
    return entries(null).stream()
        .map(Versioned::value)
        .filter(entry -> entry.alias().equals(alias) && entry.scope().equals(scope));
  }
}
