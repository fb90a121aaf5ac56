package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryStore;
import dev.serai.registry.internal.catalog.Trials.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Lets whoever may approve an entry try it. That it is tried is noted before; no transaction is
 * open while its server runs.
 */
final class TryOut {
  private static final String ACTION = "entry:try";
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final CatalogStore store;
  private final JointChange.Lookup lookup;
  private final Trials trials;

  /**
   * Trials of entries.
   *
   * @param lookup finds an entry that can be changed, and locks it
   * @param trials does them
   */
  TryOut(CatalogStore store, JointChange.Lookup lookup, Trials trials) {
    this.store = store;
    this.lookup = lookup;
    this.trials = trials;
  }

  /**
   * What the audit log tells of one that begins.
   *
   * @param entry what is tried
   * @param fields which fields have values
   */
  record Begun(Standing entry, List<String> fields) {}

  /** Tries an entry once its approver has it approved, without values. */
  void approved(Actor actor, EntryRecord entry) {
    trials.approved(entry, () -> run(actor, entry.id(), Map.of(), PATIENCE));
  }

  /** Tries an entry now. */
  void run(Actor actor, String id, Map<String, String> values) {
    run(actor, id, values, Duration.ZERO);
  }

  private void run(Actor actor, String id, Map<String, String> values, Duration patience) {
    Trial trial =
        store.use(
            (entryStore, work) ->
                work.change(
                    actor,
                    ACTION,
                    "entry:" + id,
                    desk -> prepared(actor, desk, entryStore, id, values)));
    trial.run(patience);
  }

  private Change<Trial> prepared(
      Actor actor, Desk desk, EntryStore entryStore, String id, Map<String, String> values) {
    EntryRecord entry = lookup.find(desk, entryStore, id).value();
    Resource resource = EntryChange.resource(entry);
    desk.require(Verb.READ, resource);
    desk.require(Verb.APPROVE, resource);
    Trial trial = trials.prepare(actor, entry, values);
    return new Change<>("entry:" + id, null, new Begun(Standing.of(entry), trial.fields()), trial);
  }
}
