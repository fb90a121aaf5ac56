package dev.serai.registry.internal.shell;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Management;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What commands work with.
 *
 * @param catalog has the entries
 * @param management knows the owners
 * @param actor whoever is logged in at the console
 */
record Desk(EntryCatalog catalog, Management management, Actor actor) {
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
}
