package dev.serai.registry.internal.tool.review;

import dev.serai.core.access.AuditLog;
import dev.serai.core.access.CallDetail;
import dev.serai.core.access.ManagedWork;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.EntryOptions.ToolChanges;
import dev.serai.core.registry.Origin;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.MemoryAuditStore;
import dev.serai.core.store.MemoryToolRecordStore;
import dev.serai.core.store.MemoryTransaction;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.Kind;
import dev.serai.core.store.ToolRecordStore;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ShownDefinition;
import dev.serai.core.tool.ToolCatalog;
import dev.serai.registry.internal.catalog.TestingWork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** A review on a store in memory, of servers that a test makes up. */
public final class TestingReview implements AutoCloseable, AuditLog {
  static final InstallationId SERVER = new InstallationId("i-1");

  final MemoryAuditStore noted = new MemoryAuditStore();
  public final MemoryToolRecordStore store = new MemoryToolRecordStore(change -> {});
  final MemoryTransaction transaction = new MemoryTransaction(noted, store);
  final List<InstallationId> decided = new CopyOnWriteArrayList<>();
  private final List<CatalogEntry> entries = new ArrayList<>();
  private final Policy policy;
  private final Duration pause;
  public ToolReviewComponent review;

  TestingReview(ToolChanges changes, boolean holdFindings) {
    this(changes, holdFindings, Duration.ZERO);
  }

  TestingReview(ToolChanges changes, boolean holdFindings, Duration pause) {
    policy = new Policy(changes, ToolChanges.ADOPT, holdFindings);
    this.pause = pause;
    review = component();
    load();
    install("i-1", "tickets", "1.0.0", "store");
  }

  private ToolReviewComponent component() {
    ToolReviewComponent fresh =
        new ToolReviewComponent(
            () -> new RegistrySnapshot(1, entries, List.of(), List.of()), policy, pause);
    fresh.addToolRecordStore(store);
    fresh.addStoreTransaction(transaction);
    fresh.addAuditLog(this);
    fresh.addToolReviewListener(decided::add);
    return fresh;
  }

  /** Puts another service in its place, which has not read the store yet. */
  void restart() {
    review.deactivate();
    review = component();
  }

  /** The registry says which servers there are. */
  void registryChanged() {
    review.registryChanged(new RegistrySnapshot(2, entries, List.of(), List.of()));
  }

  /** The service reads the store. */
  void load() {
    review.storeChanged(StoreChange.anything(ToolRecordStore.CONCERN));
  }

  /** One that holds what changes. */
  public static TestingReview holding() {
    return new TestingReview(ToolChanges.HOLD, false);
  }

  /** Decisions about what it found; everything is the organization's. */
  public ToolCatalog catalog() {
    TestingWork work = new TestingWork(transaction);
    ToolStores stores =
        new ToolStores() {
          @Override
          public <T> T use(BiFunction<ToolRecordStore, ManagedWork, T> task) {
            return task.apply(store, work);
          }
        };
    return new StoreToolCatalog(
        stores,
        review,
        entry -> Optional.of(Resource.of(ResourceKind.ENTRY, entry.alias(), OwnerRef.ORGANIZATION)),
        this::installed);
  }

  Optional<CatalogEntry> installed(ToolRecord record) {
    return entries.stream()
        .filter(entry -> entry.installation().value().equals(record.installation()))
        .findFirst();
  }

  /** What is shown of tools of another installation than the first. */
  List<ShownDefinition> toolsOf(String id, String... definitions) {
    return review
        .review(new InstallationId(id), Map.of(Kind.TOOL, bytes(definitions)))
        .toCompletableFuture()
        .join()
        .get(Kind.TOOL);
  }

  /** Lists tools, and waits until so many records are kept. */
  public void lists(int records, String... definitions) {
    tools(definitions);
    kept(records);
  }

  /** The gateway finds that servers define these tools for whatever client. */
  public void defines(String... definitions) {
    review.addToolDiscovery(
        server -> CompletableFuture.completedFuture(Map.of(Kind.TOOL, bytes(definitions))));
  }

  /** Lists tools, and waits until it is known that the installation has one no more. */
  public void misses(String name, String... definitions) {
    tools(definitions);
    Eventually.holds(
        name + " is gone",
        () ->
            review.view().all().stream()
                .map(Versioned::value)
                .anyMatch(record -> record.name().equals(name) && record.removed()));
  }

  /** Puts an installation in the place of the one with its id. */
  void install(String id, String alias, String version, String source) {
    entries.removeIf(entry -> entry.installation().value().equals(id));
    entries.removeIf(entry -> entry.alias().value().equals(alias));
    entries.add(
        new CatalogEntry(
            new InstallationId(id),
            new Alias(alias),
            "com.example/" + alias,
            version,
            alias,
            "",
            new BundleLaunch(alias, 7),
            EntryOptions.DEFAULTS,
            OwnerRef.ORGANIZATION,
            null,
            new Origin(source, alias, 0, version)));
  }

  /** Adds a server as it is. */
  void add(CatalogEntry server) {
    entries.add(server);
  }

  /** Mia installs the entry of the first installation for herself. */
  void installForMia(String id) {
    CatalogEntry first = entries.get(0);
    entries.add(
        new CatalogEntry(
            new InstallationId(id),
            new Alias(id),
            first.prefix(),
            first.name(),
            first.version(),
            first.title(),
            first.description(),
            first.launch(),
            first.options(),
            first.scope(),
            new OwnerRef(OwnerRef.Kind.USER, "mia"),
            null,
            first.origin()));
  }

  /** What is shown of tools. */
  List<ShownDefinition> tools(String... definitions) {
    return review(Map.of(Kind.TOOL, bytes(definitions))).get(Kind.TOOL);
  }

  Map<Kind, List<ShownDefinition>> review(Map<Kind, List<byte[]>> listed) {
    return review.review(SERVER, listed).toCompletableFuture().join();
  }

  static List<byte[]> bytes(String... definitions) {
    return Arrays.stream(definitions).map(d -> d.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** A tool. */
  public static String tool(String name, String description) {
    return "{\"name\":\"" + name + "\",\"description\":\"" + description + "\"}";
  }

  /** Names and definitions, one a line. */
  static List<String> told(List<ShownDefinition> shown) {
    return shown.stream().map(each -> each.shownName() + " " + text(each.definition())).toList();
  }

  static String text(byte[] definition) {
    return new String(definition, StandardCharsets.UTF_8);
  }

  /** The records of definitions, without what says which kinds were listed. */
  public List<Versioned<ToolRecord>> records() {
    return store.all().stream()
        .filter(record -> record.value().state() != ToolRecord.State.LISTED)
        .toList();
  }

  /** Waits until so many records are there. */
  void kept(int records) {
    Eventually.holds(records + " records", () -> records().size() == records);
    Eventually.holds("records are known", () -> review.view().all().size() == store.all().size());
  }

  /** The one record of a name, of the baseline or of an installation. */
  ToolRecord one(String name, boolean ofBaseline) {
    return records().stream()
        .map(Versioned::value)
        .filter(record -> record.name().equals(name))
        .filter(record -> (record.installation() == null) == ofBaseline)
        .reduce(
            (one, other) -> {
              throw new AssertionError("Two of " + name);
            })
        .orElseThrow();
  }

  /** Changes a record as a decision does. */
  void decide(ToolRecord record) {
    store.update(record, store.find(record.id()).orElseThrow().version());
    review.storeChanged(StoreChange.saved(ToolRecordStore.CONCERN, record.id()));
  }

  List<String> actions() {
    return noted.read(0, 1_000).stream().map(record -> record.event().action()).toList();
  }

  @Override
  public long record(AuditEvent event) {
    return noted.append(event);
  }

  @Override
  public void offer(AuditEvent event) {
    throw new AssertionError("What is found is noted with its records");
  }

  @Override
  public CallDetail calls() {
    return CallDetail.METADATA;
  }

  @Override
  public boolean accepts() {
    return true;
  }

  @Override
  public boolean isDemanded() {
    return true;
  }

  @Override
  public void close() {
    review.deactivate();
  }
}
