package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.EntryExamination;
import dev.serai.core.registry.EntryMove;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.EntryStore;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.approval.Approval;
import dev.serai.registry.internal.document.DocumentFacts;
import dev.serai.registry.internal.fetch.Fetches;
import dev.serai.registry.internal.imports.ImportFile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The catalog over the store of entries. Safe for use by any thread. */
final class StoreEntryCatalog implements Catalog {
  private final CatalogStore store;
  private final CatalogEntries entries;
  private final Consumer<String> changed;
  private final Fetches fetches;
  private final Approval approval;
  private final ManagedEntries managed;
  private final JointChange jointly;
  private final Trials trials;
  private final TryOut tryOut;

  /**
   * A catalog.
   *
   * @param store where entries are kept
   * @param entries all of them in memory
   * @param changed hears at once of the id of each entry that was changed here
   * @param fetches gets what is imported by its URL
   * @param approval decides at once about some that would wait
   * @param trials knows what servers of entries define
   */
  StoreEntryCatalog(
      CatalogStore store,
      CatalogEntries entries,
      Consumer<String> changed,
      Fetches fetches,
      Approval approval,
      Trials trials) {
    this.store = store;
    this.entries = entries;
    this.changed = changed;
    this.fetches = fetches;
    this.approval = approval;
    this.trials = trials;
    this.tryOut = new TryOut(store, this::there, trials);
    this.managed = new ManagedEntries(store, entries, changed, this, approval, tryOut);
    this.jointly = new JointChange(store, this::there, changed, approval);
  }

  @Override
  public ManagedRecords<EntryRecord> entries() {
    return managed;
  }

  private Versioned<EntryRecord> there(Desk desk, EntryStore entryStore, String id) {
    return managed.there(desk, entryStore, id);
  }

  @Override
  public EntryExamination examine(Actor actor, String id) {
    EntryRecord entry = managed.get(actor, id).value();
    return approval.examine(entry.document()).with(trials.known(entry));
  }

  @Override
  public EntryExamination tryOut(Actor actor, String id, Map<String, String> values) {
    tryOut.run(actor, id, values);
    return examine(actor, id);
  }

  @Override
  public Versioned<EntryRecord> add(Actor actor, NewEntry entry) {
    String id = UUID.randomUUID().toString();
    return made(actor, id, desk -> allowed(desk, id, entry));
  }

  @Override
  public Versioned<EntryRecord> offer(Actor by, NewEntry entry) {
    String id = UUID.randomUUID().toString();
    return made(by, id, desk -> record(id, entry));
  }

  private Versioned<EntryRecord> made(Actor actor, String id, Function<Desk, EntryRecord> record) {
    Versioned<EntryRecord> made =
        store.use(
            (entryStore, work) ->
                work.change(
                    actor,
                    "entry:create",
                    "entry:" + id,
                    desk -> create(entryStore, record.apply(desk)),
                    created -> Aliases.requireAlone(entryStore, created.value())));
    changed.accept(id);
    return made;
  }

  @Override
  public List<EntryRecord> ofOrigin(String origin) {
    return entries.view().items().stream()
        .map(CatalogItem::record)
        .filter(entry -> entry.origin().equals(origin) && !EntryLookup.isElsewhere(entry))
        .toList();
  }

  @Override
  public void follow(Actor by, String id, UnaryOperator<EntryRecord> change) {
    boolean anything =
        entries
            .view()
            .find(id)
            .map(CatalogItem::record)
            .filter(entry -> !change.apply(entry).equals(entry))
            .isPresent();
    if (anything) {
      managed.settle(by, id, change);
    }
  }

  @Override
  public List<ImportOutcome> importAll(
      Actor actor, byte[] text, String origin, ImportOptions options) {
    requireBeginning(options);
    return new FileImport(this, actor, origin, options).run(ImportFile.read(text));
  }

  @Override
  public List<ImportOutcome> importFrom(Actor actor, String url, ImportOptions options) {
    requireBeginning(options);
    UrlImport wanted = UrlImport.of(url);
    byte[] text = wanted.fetch(store, fetches, actor, options.scope());
    return importAll(actor, text, wanted.origin(), options);
  }

  private static void requireBeginning(ImportOptions options) {
    if (options.state() != State.DRAFT) {
      EntryStates.needed(State.DRAFT, options.state());
    }
  }

  /** What the store has with the document of a new entry, for the same owner. */
  Optional<EntryRecord> same(Actor actor, NewEntry entry) {
    DocumentFacts facts = DocumentFacts.handedIn(entry.document());
    return store.use(
        (entryStore, work) ->
            work.read(
                actor,
                "entry:read",
                "entry:*",
                desk ->
                    entries.view().named(facts.name()).stream()
                        .filter(item -> item.facts().text().equals(facts.text()))
                        .filter(item -> item.record().scope().equals(entry.scope()))
                        .filter(item -> desk.may(Verb.READ, item.resource()))
                        .flatMap(item -> entryStore.find(item.record().id()).stream())
                        .map(Versioned::value)
                        .findFirst()));
  }

  @Override
  public EntryMove tried(
      Actor actor, String key, Function<Versioned<EntryRecord>, EntryRecord> change) {
    return managed.tried(actor, key, change);
  }

  @Override
  public EntryMove triedRemoval(Actor actor, String key) {
    return managed.triedRemoval(actor, key);
  }

  @Override
  public EntryMove tried(Actor actor, NewEntry entry) {
    return store.use(
        (entryStore, work) ->
            work.read(
                actor,
                "entry:create",
                "entry:*",
                desk -> {
                  EntryRecord record = allowed(desk, UUID.randomUUID().toString(), entry);
                  requireNew(entryStore, record);
                  return new EntryMove(null, record);
                }));
  }

  private void requireNew(EntryStore entryStore, EntryRecord record) {
    boolean there =
        entries.view().named(record.name()).stream()
            .map(CatalogItem::record)
            .filter(other -> other.version().equals(record.version()))
            .filter(other -> other.scope().equals(record.scope()))
            .anyMatch(other -> entryStore.find(other.id()).isPresent());
    if (there) {
      throw exists(record);
    }
  }

  @Override
  public PublishedServers published() {
    return new PublishedServers(entries);
  }

  @Override
  public List<Versioned<EntryRecord>> move(
      Actor actor, String target, Collection<String> ids, State state, String note) {
    return jointly.move(actor, target, ids, state, note);
  }

  private static Change<Versioned<EntryRecord>> create(EntryStore entryStore, EntryRecord record) {
    Versioned<EntryRecord> created = kept(entryStore, record);
    return new Change<>("entry:" + record.id(), null, Standing.of(created.value()), created);
  }

  private EntryRecord allowed(Desk desk, String id, NewEntry entry) {
    desk.require(Verb.CREATE, Resource.of(ResourceKind.ENTRY, id, entry.scope()));
    EntryRecord record = record(id, entry);
    Verb needed =
        entry.state() == State.DRAFT ? Verb.CREATE : EntryStates.needed(State.DRAFT, entry.state());
    if (needed == Verb.APPROVE) {
      desk.require(Verb.APPROVE, EntryChange.resource(record));
    }
    return approval.settle(record);
  }

  private EntryRecord record(String id, NewEntry entry) {
    DocumentFacts facts = DocumentFacts.handedIn(entry.document());
    Optional<Alias> asked =
        entry.alias() == null ? facts.alias() : Optional.of(alias(entry.alias()));
    EntryRecord record =
        new EntryRecord(
            id,
            facts.name(),
            facts.version(),
            Aliases.choose(entries, facts.name(), entry.scope(), asked),
            entry.scope(),
            entry.shared(),
            entry.state(),
            facts.text(),
            entry.origin(),
            entry.note());
    EntryChange.requireShareable(record);
    RegistryNote.requireNone(null, entry.note());
    return record;
  }

  private static Alias alias(String text) {
    try {
      return new Alias(text);
    } catch (SeraiException e) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "alias must have 1 to 24 lower-case letters, digits and single inner hyphens.",
          e);
    }
  }

  private static Versioned<EntryRecord> kept(EntryStore entryStore, EntryRecord record) {
    try {
      return entryStore.create(record);
    } catch (SeraiException e) {
      throw e.code() == ErrorCode.ALREADY_EXISTS ? exists(record) : e;
    }
  }

  private static SeraiException exists(EntryRecord record) {
    return new SeraiException(
        ErrorCode.ALREADY_EXISTS,
        record.name()
            + " is there in version "
            + record.version()
            + " already, and a version never changes: give the document another version.");
  }
}
