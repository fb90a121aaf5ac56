package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.registry.EntryMove;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.EntryStore;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.approval.Approval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Entries as people manage them; what other sources have is read only. */
final class ManagedEntries implements ManagedRecords<EntryRecord> {
  private static final String UPDATE = "entry:update";
  private static final String DELETE = "entry:delete";

  private final CatalogStore store;
  private final CatalogEntries entries;
  private final Consumer<String> changed;
  private final EntryCatalog catalog;
  private final Approval approval;
  private final TryOut tryOut;

  ManagedEntries(
      CatalogStore store,
      CatalogEntries entries,
      Consumer<String> changed,
      EntryCatalog catalog,
      Approval approval,
      TryOut tryOut) {
    this.store = store;
    this.entries = entries;
    this.changed = changed;
    this.catalog = catalog;
    this.approval = approval;
    this.tryOut = tryOut;
  }

  @Override
  public Versioned<EntryRecord> get(Actor actor, String key) {
    return store.use(
        (entryStore, work) ->
            work.read(
                actor,
                "entry:read",
                target(key),
                desk -> {
                  Versioned<EntryRecord> found =
                      entryStore.find(key).or(() -> elsewhere(key)).orElseThrow(this::missing);
                  desk.require(Verb.READ, EntryChange.resource(found.value()));
                  return found;
                }));
  }

  @Override
  public Page<Versioned<EntryRecord>> list(Actor actor, PageRequest page) {
    return store.use(
        (entryStore, work) ->
            work.read(actor, "entry:read", target("*"), desk -> list(desk, page)));
  }

  @Override
  public Versioned<EntryRecord> create(Actor actor, EntryRecord entry) {
    return catalog.add(
        actor,
        new NewEntry(
            entry.document(),
            entry.scope(),
            entry.shared(),
            entry.state(),
            entry.alias(),
            entry.origin(),
            entry.note()));
  }

  @Override
  public Versioned<EntryRecord> update(Actor actor, EntryRecord value, long version) {
    return update(actor, value.id(), version, there -> value);
  }

  @Override
  public Versioned<EntryRecord> update(
      Actor actor, String key, Function<Versioned<EntryRecord>, EntryRecord> change) {
    return update(actor, key, null, change);
  }

  @Override
  public void delete(Actor actor, String key, long version) {
    remove(actor, key, version);
  }

  @Override
  public void delete(Actor actor, String key) {
    remove(actor, key, null);
  }

  private Page<Versioned<EntryRecord>> list(Desk desk, PageRequest page) {
    String search = page.search() == null ? "" : page.search().toLowerCase(Locale.ROOT);
    CatalogView view = entries.view();
    List<CatalogItem> rest =
        page.after() == null ? view.items() : view.after(ListingPlace.ofCursor(page.after()));
    List<Versioned<EntryRecord>> shown = new ArrayList<>();
    CatalogItem last = null;
    for (CatalogItem item : rest) {
      if (item.text().contains(search) && desk.may(Verb.READ, item.resource())) {
        if (shown.size() == page.limit()) {
          return new Page<>(shown, last.place().cursor());
        }
        last = item;
        shown.add(item.stored());
      }
    }
    return new Page<>(shown, null);
  }

  /** What an update would make of an entry. */
  EntryMove tried(Actor actor, String key, Function<Versioned<EntryRecord>, EntryRecord> change) {
    return store.use(
        (entryStore, work) ->
            work.read(
                actor,
                UPDATE,
                target(key),
                desk -> update(desk, unlocked(desk, entryStore, key), null, change)));
  }

  /** What a removal would make of an entry. */
  EntryMove triedRemoval(Actor actor, String key) {
    return store.use(
        (entryStore, work) ->
            work.read(
                actor,
                DELETE,
                target(key),
                desk -> removal(desk, unlocked(desk, entryStore, key), null)));
  }

  private Versioned<EntryRecord> update(
      Actor actor, String key, Long version, Function<Versioned<EntryRecord>, EntryRecord> change) {
    AtomicBoolean waited = new AtomicBoolean();
    Versioned<EntryRecord> result =
        changed(
            key,
            (entryStore, desk) -> {
              Versioned<EntryRecord> there = there(desk, entryStore, key);
              waited.set(there.value().state() == State.PENDING);
              EntryRecord after = update(desk, there, version, change).after();
              Versioned<EntryRecord> kept = entryStore.update(after, there.version());
              return new Change<>(
                  target(key), Standing.of(there.value()), Standing.of(kept.value()), kept);
            },
            actor,
            UPDATE);
    if (waited.get() && result.value().state() == State.ACTIVE) {
      tryOut.approved(actor, result.value());
    }
    return result;
  }

  private EntryMove update(
      Desk desk,
      Versioned<EntryRecord> there,
      Long version,
      Function<Versioned<EntryRecord>, EntryRecord> change) {
    EntryChange wanted = new EntryChange(there.value(), change.apply(there));
    wanted.require(desk);
    requireVersion(there, version);
    return new EntryMove(there.value(), approval.settle(Aliases.moved(entries, wanted)));
  }

  /** Changes an entry for Serai itself. */
  void settle(Actor by, String key, UnaryOperator<EntryRecord> change) {
    changed(
        key,
        (entryStore, desk) -> {
          Versioned<EntryRecord> there = there(desk, entryStore, key);
          Versioned<EntryRecord> kept =
              entryStore.update(change.apply(there.value()), there.version());
          return new Change<>(
              target(key), Standing.of(there.value()), Standing.of(kept.value()), kept);
        },
        by,
        "entry:update");
  }

  private void remove(Actor actor, String key, Long version) {
    changed(
        key,
        (entryStore, desk) -> {
          Versioned<EntryRecord> there = there(desk, entryStore, key);
          EntryRecord after = removal(desk, there, version).after();
          if (after == null) {
            entryStore.delete(key, there.version());
            return new Change<>(target(key), Standing.of(there.value()), null, there);
          }
          Versioned<EntryRecord> kept = entryStore.update(after, there.version());
          return new Change<>(
              target(key), Standing.of(there.value()), Standing.of(kept.value()), kept);
        },
        actor,
        DELETE);
  }

  /** What was never used goes; of what was, a tombstone stays. */
  private EntryMove removal(Desk desk, Versioned<EntryRecord> there, Long version) {
    desk.require(Verb.DELETE, EntryChange.owned(there.value()));
    requireVersion(there, version);
    if (EntryStates.isUnused(there.value().state())) {
      return new EntryMove(there.value(), null);
    }
    EntryStates.needed(there.value().state(), State.DELETED);
    EntryRecord deleted = there.value().in(State.DELETED);
    return new EntryMove(there.value(), RegistryNote.moved(there.value(), deleted));
  }

  private Versioned<EntryRecord> changed(String key, Step step, Actor actor, String action) {
    Versioned<EntryRecord> result =
        store.use(
            (entryStore, work) ->
                work.change(
                    actor,
                    action,
                    target(key),
                    desk -> step.run(entryStore, desk),
                    made -> Aliases.requireAlone(entryStore, made.value())));
    changed.accept(key);
    return result;
  }

  /** Locks an entry that can be changed. */
  Versioned<EntryRecord> there(Desk desk, EntryStore entryStore, String key) {
    return entryStore.findLocked(key).orElseThrow(() -> notHere(desk, key));
  }

  private Versioned<EntryRecord> unlocked(Desk desk, EntryStore entryStore, String key) {
    return entryStore.find(key).orElseThrow(() -> notHere(desk, key));
  }

  private SeraiException notHere(Desk desk, String key) {
    return entries
        .view()
        .find(key)
        .filter(item -> desk.may(Verb.READ, item.resource()))
        .map(
            item ->
                new SeraiException(
                    ErrorCode.FORBIDDEN,
                    "The entry comes from " + item.record().origin() + ": change it there."))
        .orElseGet(this::missing);
  }

  private Optional<Versioned<EntryRecord>> elsewhere(String key) {
    return entries.view().find(key).map(CatalogItem::stored);
  }

  private SeraiException missing() {
    return new SeraiException(ErrorCode.NOT_FOUND, "There is no such entry.");
  }

  private static void requireVersion(Versioned<EntryRecord> there, Long version) {
    if (version != null && there.version() != version) {
      throw new SeraiException(
          ErrorCode.CHANGED_MEANWHILE,
          "It is at version " + there.version() + " now, not at " + version + ".");
    }
  }

  private static String target(String key) {
    return "entry:" + key;
  }

  private interface Step {
    Change<Versioned<EntryRecord>> run(EntryStore entryStore, Desk desk);
  }
}
