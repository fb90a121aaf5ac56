package dev.serai.registry.internal.install;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.MemoryAuditStore;
import dev.serai.core.store.MemoryCredentialStore;
import dev.serai.core.store.MemoryInstallationRequestStore;
import dev.serai.core.store.MemoryInstallationStore;
import dev.serai.core.store.MemoryTransaction;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.approval.Approval;
import dev.serai.registry.internal.catalog.EntryLookup;
import dev.serai.registry.internal.catalog.EntryVersions;
import dev.serai.registry.internal.catalog.SemanticOrder;
import dev.serai.registry.internal.catalog.TestingCatalog;
import dev.serai.registry.internal.catalog.TestingWork;
import dev.serai.registry.internal.document.TestingDocuments;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Installations in memory, of entries that a test gives. */
public final class TestingInstallations implements InstallationStores, EntryLookup, EntryVersions {
  static final String PACKAGE =
      "'packages':[{'registryType':'npm','identifier':'x','version':'%s',"
          + "'transport':{'type':'stdio'},'environmentVariables':[%s]}]";
  static final String TOKEN = "{'name':'TOKEN','isRequired':true,'isSecret':true}";
  static final String ZONE = "{'name':'ZONE','default':'utc'}";
  static final Map<String, String> VALUES = Map.of("TOKEN", "s3cret", "ZONE", "cet");

  public final MemoryInstallationStore store = new MemoryInstallationStore(change -> {});
  final MemoryCredentialStore credentials = new MemoryCredentialStore(change -> {});
  public final MemoryInstallationRequestStore requests =
      new MemoryInstallationRequestStore(change -> {});
  public final TestingWork work =
      new TestingWork(new MemoryTransaction(new MemoryAuditStore(), store, credentials, requests));
  final List<EntryRecord> entries = new ArrayList<>();
  private Approval approval = Approval.byPeople();
  private final TestingCatalog others;
  public final InstallationCatalog catalog = new StoreInstallationCatalog(this, this, this::list);
  public final Installing installing = (Installing) catalog;

  /** Of entries that a test gives. */
  public TestingInstallations() {
    this(new TestingCatalog());
  }

  /** Of entries of a catalog, too. */
  public TestingInstallations(TestingCatalog others) {
    this.others = others;
  }

  /** An entry of the organization at a version, whose document asks for variables. */
  EntryRecord entry(String version, String... variables) {
    String members = PACKAGE.formatted(version, String.join(",", variables));
    String document =
        TestingDocuments.json(InputFormTest.document(members).replace("1.0.0", version));
    EntryRecord entry =
        new EntryRecord(
            "e-" + version,
            "io.example/hello",
            version,
            "hello",
            ORGANIZATION,
            false,
            State.ACTIVE,
            document,
            "api",
            null);
    entries.add(entry);
    return entry;
  }

  /** An entry goes to a state. */
  void move(EntryRecord entry, State state) {
    entries.replaceAll(each -> each.id().equals(entry.id()) ? each.in(state) : each);
  }

  /** An administrator lists hosts of remotes. */
  void trust(String hosts) {
    approval = Approval.byRules("", hosts);
  }

  private boolean list(URI url) {
    return approval.lists(url);
  }

  /** What would run. */
  List<CatalogEntry> running() {
    List<InstallationRecord> all = store.all().stream().map(Versioned::value).toList();
    return InstallationView.of(
            all,
            InstallationView.Parts.of(
                installation -> Installable.find(this, installation, installation.entryVersion()),
                reference -> LocalSecrets.open(credentials, reference)))
        .entries();
  }

  @Override
  public <T> T use(Function<Held, T> task) {
    return task.apply(new Held(store, credentials, work));
  }

  @Override
  public Optional<EntryRecord> find(String id) {
    return all().filter(entry -> entry.id().equals(id)).findFirst();
  }

  @Override
  public List<OfferedEntry> offered() {
    return List.of();
  }

  @Override
  public List<EntryRecord> find(String name, String version) {
    return all()
        .filter(entry -> entry.name().equals(name) && entry.version().equals(version))
        .toList();
  }

  @Override
  public List<EntryRecord> versions(String name) {
    return all()
        .filter(entry -> entry.name().equals(name))
        .sorted(
            Comparator.comparing((EntryRecord entry) -> SemanticOrder.of(entry.version()))
                .reversed())
        .toList();
  }

  private Stream<EntryRecord> all() {
    return Stream.concat(entries.stream(), others.store.all().stream().map(Versioned::value));
  }

  @Override
  public List<InstallationRecord> installed() {
    return store.all().stream()
        .map(Versioned::value)
        .filter(installation -> !installation.uninstalled())
        .toList();
  }

  @Override
  public boolean isUsable(String name) {
    return all().anyMatch(entry -> entry.name().equals(name));
  }

  @Override
  public boolean isSetUp(String name, String installation) {
    return name.equals("io.example/folder") && (installation == null || installation.equals("f"));
  }

  @Override
  public boolean isTaken(String alias) {
    return all().anyMatch(entry -> entry.alias().equals(alias));
  }

  @Override
  public Runnable reserve(Supplier<Set<String>> aliases) {
    return () -> {};
  }

  @Override
  public Runnable onChange(Runnable changed) {
    return () -> {};
  }
}
