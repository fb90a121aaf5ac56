package dev.serai.registry.internal.tool.review;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import dev.serai.core.store.ToolRecordStore;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ToolCatalog;
import dev.serai.core.tool.ToolFilter;
import dev.serai.core.tool.ToolReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Decisions about definitions over the store. Safe for use by any thread. */
final class StoreToolCatalog implements ToolCatalog {
  private final ToolStores stores;
  private final KnownRecords known;
  private final AllVersions versions;
  private final Function<EntryKey, Optional<Resource>> resources;
  private final Function<ToolRecord, Optional<CatalogEntry>> installations;
  private volatile ToolIndex index = ToolIndex.NONE;

  /**
   * Decisions.
   *
   * @param resources what decisions about an entry are about; empty if nobody may see it
   * @param installations whose a record is that is about one installation alone, as far as it runs
   */
  StoreToolCatalog(
      ToolStores stores,
      KnownRecords known,
      Function<EntryKey, Optional<Resource>> resources,
      Function<ToolRecord, Optional<CatalogEntry>> installations) {
    this.stores = stores;
    this.known = known;
    this.versions = new AllVersions(known);
    this.resources = resources;
    this.installations = installations;
  }

  @Override
  public Page<Versioned<ToolRecord>> list(Actor actor, ToolFilter filter, PageRequest page) {
    return stores.use(
        (store, work) ->
            work.read(actor, "tool:read", target("*"), desk -> list(desk, filter, page)));
  }

  @Override
  public ToolReport get(Actor actor, String id) {
    return stores.use(
        (store, work) ->
            work.read(
                actor,
                "tool:read",
                target(id),
                desk -> {
                  Versioned<ToolRecord> found = required(desk, store.find(id));
                  return Reports.of(found, of(found.value()));
                }));
  }

  @Override
  public Versioned<ToolRecord> decide(
      Actor actor, String id, Long version, Function<Versioned<ToolRecord>, ToolRecord> change) {
    List<StoreChange> changes = new ArrayList<>();
    Versioned<ToolRecord> decided =
        stores.use(
            (store, work) ->
                work.change(
                    actor,
                    "tool:decide",
                    target(id),
                    desk -> decide(desk, store, id, version, change, changes)));
    known.changed(changes);
    return decided;
  }

  private Page<Versioned<ToolRecord>> list(Desk desk, ToolFilter filter, PageRequest page) {
    index = index.of(known.view());
    Map<EntryKey, Boolean> readable = new HashMap<>();
    List<Versioned<ToolRecord>> shown = new ArrayList<>();
    for (Versioned<ToolRecord> each : index.after(page.after(), page.search())) {
      if (filter.matches(each.value())
          && readable.computeIfAbsent(EntryKey.of(each.value()), key -> mayRead(desk, key))
          && maySee(desk, each.value())) {
        if (shown.size() == page.limit()) {
          return new Page<>(shown, ToolIndex.cursor(shown.get(shown.size() - 1).value()));
        }
        shown.add(each);
      }
    }
    return new Page<>(shown, null);
  }

  private boolean mayRead(Desk desk, EntryKey entry) {
    return resources.apply(entry).filter(resource -> desk.may(Verb.READ, resource)).isPresent();
  }

  private Change<Versioned<ToolRecord>> decide(
      Desk desk,
      ToolRecordStore store,
      String id,
      Long version,
      Function<Versioned<ToolRecord>, ToolRecord> change,
      List<StoreChange> changes) {
    versions.lock(store, id);
    Versioned<ToolRecord> there = required(desk, store.findLocked(id));
    desk.require(Verb.APPROVE, resource(there.value()));
    Decision decision = Decision.of(there.value(), change.apply(there));
    requireVersion(there, version);
    List<ToolReport.Difference> differences = Reports.differences(there.value(), of(there.value()));
    if (decision.isRenaming()) {
      AllVersions.requireAlone(store, of(there.value()), decision.after());
    }
    Versioned<ToolRecord> kept =
        decision.isApproval()
            ? approve(store, there, decision.after(), changes)
            : store.update(decision.after(), there.version());
    changes.add(StoreChange.saved(ToolRecordStore.CONCERN, kept.value().id()));
    List<String> others = versions.follow(store, decision, changes);
    return new Change<>(
        target(id),
        ToolStanding.of(there.value(), List.of(), List.of()),
        ToolStanding.of(kept.value(), others, differences),
        kept);
  }

  /**
   * Makes it the baseline, or has that forget what is gone; installations that have the same have
   * no deviation any more.
   */
  private Versioned<ToolRecord> approve(
      ToolRecordStore store,
      Versioned<ToolRecord> there,
      ToolRecord wanted,
      List<StoreChange> changes) {
    KnownTools tools = of(wanted);
    List<String> alike =
        tools.all().stream()
            .map(Versioned::value)
            .filter(record -> record.installation() != null)
            .filter(record -> Stored.key(record).equals(Stored.key(wanted)))
            .map(ToolRecord::id)
            .sorted()
            .toList();
    Optional<Versioned<ToolRecord>> before =
        store.findLocked(RecordIds.baseline(tools.entry(), Stored.key(wanted)));
    for (String id : alike) {
      store
          .findLocked(id)
          .filter(record -> record.value().hash().equals(wanted.hash()))
          .ifPresent(record -> store.delete(id, record.version()));
      changes.add(StoreChange.deleted(ToolRecordStore.CONCERN, id));
    }
    if (wanted.removed()) {
      before.ifPresent(base -> forget(store, base, changes));
      return new Versioned<>(wanted, there.version(), there.created(), there.updated());
    }
    return before
        .map(
            base ->
                store.update(
                    base.value()
                        .with(wanted.definition(), wanted.hash())
                        .in(approved(base.value().state()), wanted.note()),
                    base.version()))
        .orElseGet(
            () ->
                store.create(
                    tools.decided(
                        Stored.approved(tools.entry(), Stored.definition(wanted))
                            .in(State.APPROVED, wanted.note()))));
  }

  private static void forget(
      ToolRecordStore store, Versioned<ToolRecord> base, List<StoreChange> changes) {
    store.delete(base.value().id(), base.version());
    changes.add(StoreChange.deleted(ToolRecordStore.CONCERN, base.value().id()));
  }

  /** What was hidden stays so. */
  private static State approved(State before) {
    return before == State.HIDDEN ? State.HIDDEN : State.APPROVED;
  }

  private Versioned<ToolRecord> required(Desk desk, Optional<Versioned<ToolRecord>> found) {
    Versioned<ToolRecord> there =
        found.filter(record -> record.value().defines()).orElseThrow(StoreToolCatalog::missing);
    desk.require(Verb.READ, resource(there.value()));
    if (!maySee(desk, there.value())) {
      throw missing();
    }
    return there;
  }

  /**
   * What differs at an installation that is somebody's own is theirs to see: it may tell of their
   * account. Whoever approves the entry sees its tools, which are the same for everybody mostly.
   */
  private boolean maySee(Desk desk, ToolRecord record) {
    Optional<CatalogEntry> installed = installations.apply(record);
    boolean isOfAll = record.installation() == null && installed.isEmpty();
    if (isOfAll || record.alias().equals(record.installation())) {
      return true;
    }
    return installed.filter(entry -> entry.isShared() || mayRead(desk, entry)).isPresent()
        || record.kind() == ToolRecord.Kind.TOOL && desk.may(Verb.APPROVE, resource(record));
  }

  private static boolean mayRead(Desk desk, CatalogEntry entry) {
    return desk.may(
        Verb.READ,
        Resource.of(ResourceKind.INSTALLATION, entry.installation().value(), entry.owner()));
  }

  private Resource resource(ToolRecord record) {
    return resources.apply(EntryKey.of(record)).orElseThrow(StoreToolCatalog::missing);
  }

  private KnownTools of(ToolRecord record) {
    return new KnownTools(known.view(), EntryKey.of(record));
  }

  private static void requireVersion(Versioned<ToolRecord> there, Long version) {
    if (version != null && there.version() != version) {
      throw new SeraiException(
          ErrorCode.CHANGED_MEANWHILE,
          "It is at version " + there.version() + " now, not at " + version + ".");
    }
  }

  private static SeraiException missing() {
    return new SeraiException(ErrorCode.NOT_FOUND, "There is no such tool.");
  }

  private static String target(String id) {
    return "tool:" + id;
  }
}
