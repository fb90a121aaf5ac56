package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** The catalog as this bundle itself uses it. */
public interface Catalog extends EntryCatalog {
  /** What of it is published. */
  PublishedServers published();

  /** The entries of the store that have this origin, in no order, from memory. */
  List<EntryRecord> ofOrigin(String origin);

  /**
   * Makes an entry for its owner that Serai itself found; nobody has to be allowed that.
   *
   * @param by who, for the audit log
   * @throws dev.serai.core.error.SeraiException as {@link #add} fails
   */
  Versioned<EntryRecord> offer(Actor by, NewEntry entry);

  /**
   * Takes over into an entry what Serai itself found out about it; nobody has to be allowed that.
   *
   * @param by who, for the audit log
   * @param change to its state and note; what it leaves as it is stays
   */
  void follow(Actor by, String id, UnaryOperator<EntryRecord> change);

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
