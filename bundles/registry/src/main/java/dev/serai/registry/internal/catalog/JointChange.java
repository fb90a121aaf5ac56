package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.EntryStore;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.approval.Approval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Moves several entries to a state at once: all of them, or none. Safe for use by any thread. */
final class JointChange {
  private final CatalogStore store;
  private final Lookup lookup;
  private final Consumer<String> changed;
  private final Approval approval;

  /**
   * Changes of entries.
   *
   * @param lookup finds an entry that can be changed, and locks it
   * @param changed hears at once of the id of each entry that was changed here
   * @param approval decides at once about some that would wait
   */
  JointChange(CatalogStore store, Lookup lookup, Consumer<String> changed, Approval approval) {
    this.store = store;
    this.lookup = lookup;
    this.changed = changed;
    this.approval = approval;
  }

  /** Decides, changes and notes all of them as one; the result is in the order of the ids. */
  List<Versioned<EntryRecord>> move(
      Actor actor, String target, Collection<String> ids, State state, String note) {
    List<Versioned<EntryRecord>> kept =
        store.use(
            (entryStore, work) ->
                work.change(
                    actor,
                    "entry:update",
                    target,
                    desk -> change(desk, entryStore, target, ids, state, note)));
    ids.forEach(changed);
    return kept;
  }

  /** In the order of their ids, so that two who change the same do not wait for each other. */
  private Change<List<Versioned<EntryRecord>>> change(
      Desk desk,
      EntryStore entryStore,
      String target,
      Collection<String> ids,
      State state,
      String note) {
    List<Standing> before = new ArrayList<>();
    List<Standing> after = new ArrayList<>();
    List<Versioned<EntryRecord>> kept = new ArrayList<>();
    for (String id : ids.stream().sorted().toList()) {
      Versioned<EntryRecord> there = lookup.find(desk, entryStore, id);
      EntryChange wanted = new EntryChange(there.value(), there.value().in(state).noted(note));
      wanted.require(desk);
      EntryRecord settled = approval.settle(wanted.after());
      kept.add(entryStore.update(settled, there.version()));
      before.add(Standing.of(wanted.before()));
      after.add(Standing.of(settled));
    }
    return new Change<>(target, before, after, kept);
  }

  /** Finds an entry that can be changed. */
  interface Lookup {
    /**
     * Locks it, or fails as the actor may know of it.
     *
     * @throws dev.serai.core.error.SeraiException {@code NOT_FOUND}, or {@code FORBIDDEN} for what
     *     comes from elsewhere
     */
    Versioned<EntryRecord> find(Desk desk, EntryStore entryStore, String id);
  }
}
