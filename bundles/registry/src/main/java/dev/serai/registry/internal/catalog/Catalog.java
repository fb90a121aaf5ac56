package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import java.util.Collection;
import java.util.List;

/** The catalog as this bundle itself uses it. */
public interface Catalog extends EntryCatalog {
  /** What of it is published. */
  PublishedServers published();

  /**
   * Moves entries to a state, with a note or null: all of them, or none.
   *
   * @param target what is changed, as the audit log names it
   * @return the entries as they are now, in the order of their ids
   * @throws dev.serai.core.error.SeraiException as an update of one of them fails
   */
  List<Versioned<EntryRecord>> move(
      Actor actor, String target, Collection<String> ids, State state, String note);
}
