package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.ManagedWork;
import dev.serai.core.access.Resource;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogSource;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.registry.EntryExamination;
import dev.serai.core.registry.EntryExamination.Definitions;
import dev.serai.core.registry.EntryMove;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.EntryStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.StoreSnapshot;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.approval.Approval;
import dev.serai.registry.internal.fetch.Fetches;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalog as services, while what it stands on comes and goes. */
@Component(
    service = {
      EntryCatalog.class,
      Catalog.class,
      EntryLookup.class,
      EntryVersions.class,
      EntryResources.class,
      Tryable.class,
      StoreListener.class
    },
    immediate = true)
public final class CatalogComponent
    implements Catalog,
        EntryLookup,
        EntryVersions,
        EntryResources,
        StoreListener,
        CatalogStore,
        Trials,
        Tryable {
  /** The service property, as a filter's inside, of the source of what is installed from here. */
  public static final String IS_STORE = "dev.serai.source=store";

  /** The same of the source of servers that run for a trial alone. */
  public static final String IS_TRIAL = "dev.serai.source=trial";

  private static final Logger LOG = LoggerFactory.getLogger(CatalogComponent.class);
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final ServiceSlot<EntryStore> store = new ServiceSlot<>("store of entries");
  private final ServiceSlot<ManagedWork> work = new ServiceSlot<>("access control");
  private final ServiceSlot<Trials> trials = new ServiceSlot<>("trial of entries");
  private final List<CatalogSource> sources = new CopyOnWriteArrayList<>();
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private final List<Supplier<Set<String>>> reserved = new CopyOnWriteArrayList<>();
  private final StoreSnapshot<EntryRecord> snapshot =
      new StoreSnapshot<>(EntryStore.CONCERN, this::storeNow);
  private final CatalogEntries entries =
      new CatalogEntries(snapshot, this::elsewhere, this::aliases);
  private final Catalog catalog;

  /** A catalog without a store at first. */
  @Activate
  public CatalogComponent(@Reference Fetches fetches, @Reference Approval approval) {
    catalog = new StoreEntryCatalog(this, entries, this::changed, fetches, approval, this);
  }

  @Override
  public ManagedRecords<EntryRecord> entries() {
    return catalog.entries();
  }

  @Override
  public EntryExamination examine(Actor actor, String id) {
    return catalog.examine(actor, id);
  }

  @Override
  public EntryExamination tryOut(Actor actor, String id, Map<String, String> values) {
    return catalog.tryOut(actor, id, values);
  }

  @Override
  public Definitions known(EntryRecord entry) {
    try (ServiceLease<Trials> lease = trials.tryAcquire().orElse(null)) {
      return lease == null ? Definitions.UNKNOWN : lease.service().known(entry);
    }
  }

  @Override
  public void approved(EntryRecord entry, Runnable tryOut) {
    try (ServiceLease<Trials> lease = trials.tryAcquire().orElse(null)) {
      if (lease != null) {
        lease.service().approved(entry, tryOut);
      }
    }
  }

  @Override
  public Trial prepare(Actor actor, EntryRecord entry, Map<String, String> values) {
    try (ServiceLease<Trials> lease = take(trials)) {
      return lease.service().prepare(actor, entry, values);
    }
  }

  @Override
  public Versioned<EntryRecord> add(Actor actor, NewEntry entry) {
    return catalog.add(actor, entry);
  }

  @Override
  public List<ImportOutcome> importAll(
      Actor actor, byte[] text, String origin, ImportOptions options) {
    return catalog.importAll(actor, text, origin, options);
  }

  @Override
  public List<ImportOutcome> importFrom(Actor actor, String url, ImportOptions options) {
    return catalog.importFrom(actor, url, options);
  }

  @Override
  public EntryMove tried(
      Actor actor, String key, Function<Versioned<EntryRecord>, EntryRecord> change) {
    return catalog.tried(actor, key, change);
  }

  @Override
  public EntryMove triedRemoval(Actor actor, String key) {
    return catalog.triedRemoval(actor, key);
  }

  @Override
  public EntryMove tried(Actor actor, NewEntry entry) {
    return catalog.tried(actor, entry);
  }

  @Override
  public List<Versioned<EntryRecord>> move(
      Actor actor, String target, Collection<String> ids, State state, String note) {
    return catalog.move(actor, target, ids, state, note);
  }

  @Override
  public List<EntryRecord> ofOrigin(String origin) {
    return catalog.ofOrigin(origin);
  }

  @Override
  public Versioned<EntryRecord> offer(Actor by, NewEntry entry) {
    return catalog.offer(by, entry);
  }

  @Override
  public void follow(Actor by, String id, UnaryOperator<EntryRecord> change) {
    catalog.follow(by, id, change);
  }

  @Override
  public PublishedServers published() {
    return catalog.published();
  }

  @Override
  public String concern() {
    return snapshot.concern();
  }

  @Override
  public void storeChanged(StoreChange change) {
    storeChanged(List.of(change));
  }

  @Override
  public void storeChanged(List<StoreChange> changes) {
    snapshot.storeChanged(changes);
    followers.forEach(Runnable::run);
  }

  @Override
  public Optional<EntryRecord> find(String id) {
    return entries.view().find(id).map(CatalogItem::record);
  }

  @Override
  public List<EntryRecord> find(String name, String version) {
    return entries.view().named(name).stream()
        .map(CatalogItem::record)
        .filter(entry -> entry.version().equals(version) && !EntryLookup.isElsewhere(entry))
        .toList();
  }

  @Override
  public List<OfferedEntry> offered() {
    return entries.view().offered();
  }

  @Override
  public List<EntryRecord> versions(String name) {
    return entries.view().named(name).stream()
        .map(CatalogItem::record)
        .filter(entry -> !EntryLookup.isElsewhere(entry))
        .toList();
  }

  @Override
  public Optional<Resource> resource(String alias, String name, String version) {
    return entries.view().named(name).stream()
        .filter(item -> item.record().alias().equals(alias))
        .filter(item -> item.record().version().equals(version))
        .map(CatalogItem::resource)
        .findFirst();
  }

  @Override
  public boolean isUsable(String name) {
    return entries.view().named(name).stream()
        .map(item -> item.record().state())
        .anyMatch(state -> state == State.ACTIVE || state == State.DEPRECATED);
  }

  @Override
  public boolean isSetUp(String name, String installation) {
    return sources.stream()
        .flatMap(source -> source.entries().stream())
        .filter(entry -> entry.name().equals(name))
        .anyMatch(
            entry -> installation == null || entry.installation().value().equals(installation));
  }

  @Override
  public Runnable reserve(Supplier<Set<String>> aliases) {
    reserved.add(aliases);
    return () -> reserved.remove(aliases);
  }

  @Override
  public Runnable tryBy(Trials service) {
    trials.bind(service);
    return () -> trials.unbind(service);
  }

  @Override
  public boolean isTaken(String alias) {
    return entries.taken().contains(alias);
  }

  @Override
  public Runnable onChange(Runnable changed) {
    followers.add(changed);
    return () -> followers.remove(changed);
  }

  @Override
  public <T> T use(BiFunction<EntryStore, ManagedWork, T> task) {
    try (ServiceLease<EntryStore> storeLease = take(store);
        ServiceLease<ManagedWork> workLease = take(work)) {
      return task.apply(storeLease.service(), workLease.service());
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addEntryStore(EntryStore service) {
    store.bind(service);
  }

  void removeEntryStore(EntryStore service) {
    store.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addManagedWork(ManagedWork service) {
    work.bind(service);
  }

  void removeManagedWork(ManagedWork service) {
    work.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      target = "(!(|(" + IS_STORE + ")(" + IS_TRIAL + ")))")
  void addSource(CatalogSource source) {
    sources.add(source);
  }

  void removeSource(CatalogSource source) {
    sources.remove(source);
  }

  private static <S> ServiceLease<S> take(ServiceSlot<S> slot) {
    try {
      return slot.acquire(WAIT).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw SeraiException.of(e);
    }
  }

  private EntryStore storeNow() {
    try (ServiceLease<EntryStore> lease = store.tryAcquire().orElse(null)) {
      return lease == null ? null : lease.service();
    }
  }

  private List<Versioned<EntryRecord>> elsewhere() {
    return sources.stream().flatMap(source -> source.records().stream()).toList();
  }

  private Set<String> aliases() {
    Stream<String> others =
        sources.stream()
            .flatMap(source -> source.entries().stream())
            .map(entry -> entry.alias().value());
    return Stream.concat(others, reserved.stream().flatMap(each -> each.get().stream()))
        .collect(Collectors.toSet());
  }

  /** Whoever has changed an entry finds it so in the next list, or soon if the store left. */
  private void changed(String id) {
    try {
      snapshot.storeChanged(StoreChange.saved(EntryStore.CONCERN, id));
    } catch (SeraiException e) {
      LOG.debug("The change of entry {} is read later", id, e);
    }
  }
}
