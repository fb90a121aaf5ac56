package dev.serai.registry.internal.install;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.BLUE;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OF_MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OTTO;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Actor;
import dev.serai.core.access.PageRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.MemoryAuditStore;
import dev.serai.core.store.MemoryCredentialStore;
import dev.serai.core.store.MemoryInstallationStore;
import dev.serai.core.store.MemoryTransaction;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.EntryLookup;
import dev.serai.registry.internal.catalog.TestingCatalog;
import dev.serai.registry.internal.catalog.TestingWork;
import dev.serai.registry.internal.document.TestingDocuments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class InstallationCatalogTest implements InstallationStores, EntryLookup {
  private static final String PACKAGE =
      "'packages':[{'registryType':'npm','identifier':'x','version':'%s',"
          + "'transport':{'type':'stdio'},'environmentVariables':["
          + "{'name':'TOKEN','isRequired':true,'isSecret':true},{'name':'ZONE','default':'utc'}%s]}]";
  private static final Map<String, String> VALUES = Map.of("TOKEN", "s3cret", "ZONE", "cet");

  private final MemoryInstallationStore store = new MemoryInstallationStore(change -> {});
  private final MemoryCredentialStore credentials = new MemoryCredentialStore(change -> {});
  private final TestingWork work =
      new TestingWork(new MemoryTransaction(new MemoryAuditStore(), store, credentials));
  private final List<EntryRecord> entries = new ArrayList<>();
  private final StoreInstallationCatalog catalog =
      new StoreInstallationCatalog(this, this, ListedHosts.NONE);

  public InstallationCatalogTest() {
    entries.add(entry("e-1", "1.0.0", ORGANIZATION, State.ACTIVE, PACKAGE.formatted("1.0.0", "")));
  }

  @Override
  public <T> T use(Function<Held, T> task) {
    return task.apply(new Held(store, credentials, work));
  }

  @Override
  public Optional<EntryRecord> find(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  @Override
  public List<OfferedEntry> offered() {
    return List.of();
  }

  @Override
  public List<EntryRecord> find(String name, String version) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name) && entry.version().equals(version))
        .toList();
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
    return entries.stream().anyMatch(entry -> entry.name().equals(name));
  }

  @Override
  public boolean isSetUp(String name, String installation) {
    return name.equals("io.example/folder") && (installation == null || installation.equals("f"));
  }

  @Override
  public boolean isTaken(String alias) {
    return entries.stream().anyMatch(entry -> entry.alias().equals(alias));
  }

  @Override
  public Runnable reserve(Supplier<Set<String>> aliases) {
    return () -> {};
  }

  @Override
  public Runnable onChange(Runnable changed) {
    return () -> {};
  }

  @Test
  public void whatIsInstalledStartsWithItsValues() {
    Versioned<InstallationRecord> made = install(EDITOR, "e-1", ORGANIZATION, VALUES);
    CatalogEntry entry = only();
    assertEquals(made.value().id(), entry.installation().value());
    assertEquals("hello", entry.alias().value());
    assertEquals(VALUES, ((CommandLaunch) entry.launch()).environment());
    assertEquals("installation:create installation:" + made.value().id(), work.noted.get(0));
  }

  @Test
  public void aSecretIsSealedAndOnlyItsReferenceKept() {
    InstallationRecord made = install(EDITOR, "e-1", ORGANIZATION, VALUES).value();
    assertEquals(Map.of("ZONE", "cet"), made.values());
    String reference = made.credentials().get("TOKEN");
    assertTrue(reference, reference.startsWith("local:"));
    byte[] value = credentials.value(reference.substring(6)).orElseThrow();
    assertEquals("s3cret", new String(value, StandardCharsets.UTF_8));
    assertFalse(made.toString() + view() + entries, (made.toString() + view()).contains("s3cret"));
  }

  @Test
  public void nothingIsLeftOfAnInstallationThatFails() {
    assertFails(
        ErrorCode.INVALID_VALUE,
        "values.TOKEN is required. values.OTHER is not asked for",
        () -> install(EDITOR, "e-1", ORGANIZATION, Map.of("OTHER", "x")));
    install(EDITOR, "e-1", ORGANIZATION, VALUES);
    assertFails(
        ErrorCode.ALREADY_EXISTS,
        "has installed io.example/hello already",
        () -> install(EDITOR, "e-1", ORGANIZATION, VALUES));
    assertEquals(1, store.all().size());
    assertEquals(1, credentials.all().size());
  }

  @Test
  public void whoMayNotInstallsNothing() {
    assertFails(ErrorCode.FORBIDDEN, "CREATE", () -> install(OTTO, "e-1", ORGANIZATION, VALUES));
    assertFails(
        ErrorCode.NOT_FOUND, "no such entry", () -> install(EDITOR, "e-9", ORGANIZATION, VALUES));
    entries.add(entry("e-2", "1.0.0", OF_MIA, State.ACTIVE, PACKAGE.formatted("1.0.0", "")));
    assertFails(ErrorCode.NOT_FOUND, "", () -> install(OTTO, "e-2", OF_MIA, VALUES));
    assertEquals(OF_MIA, install(MIA, "e-2", OF_MIA, VALUES).value().owner());
    Actor both =
        TestingCatalog.actor(
            "eve", Map.of("blue", Membership.ADMIN, "red", Membership.ADMIN), "entry:use");
    entries.add(entry("e-3", "1.0.0", BLUE, State.ACTIVE, PACKAGE.formatted("1.0.0", "")));
    assertFails(
        ErrorCode.INVALID_VALUE,
        "owner must be among those whom the entry is for: TEAM:blue and the users of it.",
        () -> install(both, "e-3", new OwnerRef(OwnerRef.Kind.TEAM, "red"), VALUES));
  }

  @Test
  public void eachOwnerHasAnInstallationOfTheirOwnOfAnEntryOfTheOrganization() {
    install(EDITOR, "e-1", ORGANIZATION, VALUES);
    String mias = install(MIA, "e-1", OF_MIA, Map.of("TOKEN", "hers")).value().id();
    List<CatalogEntry> running = view().entries();
    assertEquals(2, running.size());
    CatalogEntry hers =
        running.stream().filter(e -> e.installation().value().equals(mias)).findFirst().get();
    assertEquals(OF_MIA, hers.owner());
    assertEquals(ORGANIZATION, hers.scope());
    assertEquals("hello", hers.prefix().value());
    assertTrue(hers.alias().value(), hers.alias().value().matches("hello-[0-9a-z]{1,7}"));
    RegistrySnapshot snapshot = new RegistrySnapshot(1, running, List.of(), List.of());
    assertEquals(2, snapshot.sharing("hello").size());
    assertEquals(ORGANIZATION, snapshot.find("hello").orElseThrow().owner());
    entries.set(0, entries.get(0).in(State.DELETED));
    assertEquals(List.of(), view().entries());
  }

  @Test
  public void whoHasAnEntryOfTheSameNameGivesTheSecondInstallationAnotherName() {
    entries.add(entry("e-2", "1.0.0", OF_MIA, State.ACTIVE, PACKAGE.formatted("1.0.0", "")));
    install(MIA, "e-2", OF_MIA, VALUES);
    assertFails(
        ErrorCode.ALREADY_EXISTS, "another name", () -> install(MIA, "e-1", OF_MIA, VALUES));
    assertEquals(
        "hello-work",
        catalog.install(MIA, new NewInstallation("e-1", OF_MIA, "work", VALUES)).value().alias());
    assertEquals(2, view().entries().size());
  }

  @Test
  public void aSecretThatIsRequiredIsNotTakenAway() {
    String id = install(EDITOR, "e-1", ORGANIZATION, VALUES).value().id();
    assertFails(
        ErrorCode.INVALID_VALUE,
        "values.TOKEN is required",
        () ->
            catalog
                .installations()
                .update(
                    EDITOR,
                    id,
                    now -> now.value().with(Map.of("TOKEN", "", "ZONE", "cet"), Map.of())));
    assertEquals(1, credentials.all().size());
  }

  @Test
  public void onlyAnActiveEntryIsInstalled() {
    for (State state : List.of(State.DRAFT, State.DEPRECATED, State.DELETED)) {
      entries.set(0, entries.get(0).in(state));
      assertFails(
          ErrorCode.INVALID_VALUE,
          "entry is " + state,
          () -> install(EDITOR, "e-1", ORGANIZATION, VALUES));
    }
  }

  @Test
  public void whatIsInstalledRunsOnWhenItsEntryIsDeprecatedAndStopsWhenItIsDeleted() {
    install(EDITOR, "e-1", ORGANIZATION, VALUES);
    entries.set(0, entries.get(0).in(State.DEPRECATED));
    assertEquals("hello", only().alias().value());
    entries.set(0, entries.get(0).in(State.DELETED));
    assertEquals(List.of(), view().entries());
    assertEquals(
        "The entry is DELETED: what is installed of it does not run.",
        view().problems().get(0).reason());
  }

  @Test
  public void anUpgradeKeepsValuesAndARollbackBringsTheOldOneBack() {
    InstallationRecord first = install(EDITOR, "e-1", ORGANIZATION, VALUES).value();
    entries.add(entry("e-2", "2.0.0", ORGANIZATION, State.ACTIVE, PACKAGE.formatted("2.0.0", "")));
    Versioned<InstallationRecord> second =
        catalog.installations().update(EDITOR, at(first, "2.0.0"), 1);
    assertEquals(first.values(), second.value().values());
    assertEquals(first.credentials(), second.value().credentials());
    assertTrue(((CommandLaunch) only().launch()).argv().toString().contains("2.0.0"));
    catalog.installations().update(EDITOR, at(second.value(), "1.0.0"), 2);
    assertTrue(((CommandLaunch) only().launch()).argv().toString().contains("1.0.0"));
  }

  @Test
  public void anUpgradeThatNeedsMoreSaysWhat() {
    InstallationRecord first = install(EDITOR, "e-1", ORGANIZATION, VALUES).value();
    String more = ",{'name':'PROJECT','isRequired':true}";
    entries.add(
        entry("e-2", "2.0.0", ORGANIZATION, State.ACTIVE, PACKAGE.formatted("2.0.0", more)));
    assertFails(
        ErrorCode.INVALID_VALUE,
        "values.PROJECT is required.",
        () -> catalog.installations().update(EDITOR, at(first, "2.0.0"), 1));
    assertFails(
        ErrorCode.INVALID_VALUE,
        "entryVersion names no version",
        () -> catalog.installations().update(EDITOR, at(first, "3.0.0"), 1));
    InstallationRecord given = at(first, "2.0.0").with(Map.of("PROJECT", "p"), first.credentials());
    catalog.installations().update(EDITOR, given, 1);
    assertEquals("p", ((CommandLaunch) only().launch()).environment().get("PROJECT"));
  }

  @Test
  public void aNewSecretTakesTheOldOnesPlace() {
    InstallationRecord first = install(EDITOR, "e-1", ORGANIZATION, VALUES).value();
    InstallationRecord wanted = first.with(Map.of("TOKEN", "n3w"), first.credentials());
    InstallationRecord second = catalog.installations().update(EDITOR, wanted, 1).value();
    assertEquals(Map.of(), second.values());
    assertEquals(1, credentials.all().size());
    assertEquals(
        Map.of("TOKEN", "n3w", "ZONE", "utc"), ((CommandLaunch) only().launch()).environment());
  }

  @Test
  public void nobodyPointsAtTheSecretOfAnother() {
    InstallationRecord first = install(EDITOR, "e-1", ORGANIZATION, VALUES).value();
    InstallationRecord wanted = first.with(first.values(), Map.of("TOKEN", "local:other"));
    assertEquals(first, catalog.installations().update(EDITOR, wanted, 1).value());
  }

  @Test
  public void uninstallingFreesItsSecrets() {
    InstallationRecord made = install(EDITOR, "e-1", ORGANIZATION, VALUES).value();
    assertFails(
        ErrorCode.FORBIDDEN, "DELETE", () -> catalog.installations().delete(OTTO, made.id()));
    catalog.installations().delete(EDITOR, made.id(), 1);
    assertEquals(List.of(made.remembered()), store.all().stream().map(Versioned::value).toList());
    assertEquals(Map.of(), made.remembered().credentials());
    assertEquals(
        List.of(), catalog.installations().list(EDITOR, new PageRequest(null, 100, null)).items());
    assertFails(ErrorCode.NOT_FOUND, "", () -> catalog.installations().get(EDITOR, made.id()));
    assertFails(
        ErrorCode.NOT_FOUND, "", () -> catalog.installations().delete(EDITOR, made.id(), 2));
    assertEquals(0, credentials.all().size());
    assertEquals(List.of(), view().entries());
  }

  @Test
  public void aRemoteGetsItsHeadersAndUrl() {
    String remote =
        "'remotes':[{'type':'streamable-http','url':'https://{tenant}.example.com/mcp',"
            + "'variables':{'tenant':{'isRequired':true}},'headers':["
            + "{'name':'X-Key','isRequired':true,'isSecret':true},{'name':'Authorization',"
            + "'value':'Bearer {token}','variables':{'token':{'isSecret':true}}}]}]";
    entries.set(0, entry("e-1", "1.0.0", ORGANIZATION, State.ACTIVE, remote));
    install(EDITOR, "e-1", ORGANIZATION, Map.of("tenant", "acme", "X-Key", "k", "token", "t"));
    RemoteLaunch launch = (RemoteLaunch) only().launch();
    assertEquals("https://acme.example.com/mcp", launch.url());
    assertEquals(Map.of("X-Key", "k", "Authorization", "Bearer t"), launch.headers());
  }

  @Test
  public void aSecretThatIsGoneIsAskedForAgain() {
    InstallationRecord made = install(EDITOR, "e-1", ORGANIZATION, VALUES).value();
    credentials.delete(made.credentials().get("TOKEN").substring(6), 1);
    assertEquals(List.of(), view().entries());
    assertEquals("The secret TOKEN is gone: set it again.", view().problems().get(0).reason());
  }

  @Test
  public void noEntryReadsTheEnvironmentOfSeraiByPiecesThatMakeUpAReference() {
    String composed =
        "'packages':[{'registryType':'npm','identifier':'x','version':'1.0.0',"
            + "'transport':{'type':'stdio'},'environmentVariables':[{'name':'A',"
            + "'value':'${e{x}','variables':{'x':{'default':'nv:HOME}'}}}]}]";
    entries.set(0, entry("e-1", "1.0.0", ORGANIZATION, State.ACTIVE, composed));
    assertFails(
        ErrorCode.INVALID_ENTRY,
        "Reads the environment of Serai",
        () -> install(EDITOR, "e-1", ORGANIZATION, Map.of()));
    assertEquals(0, store.all().size());
  }

  @Test
  public void noSecretGetsIntoAnArgumentOrUrlByAWayAround() {
    for (String argument : List.of("'value':'--t={TOKEN}'", "'valueHint':'TOKEN'")) {
      String document =
          "'packages':[{'registryType':'npm','identifier':'x','version':'1.0.0',"
              + "'transport':{'type':'stdio'},'environmentVariables':["
              + "{'name':'TOKEN','isSecret':true}],'packageArguments':[{'type':'positional',"
              + argument
              + "}]}]";
      entries.set(0, entry("e-1", "1.0.0", ORGANIZATION, State.ACTIVE, document));
      assertFails(
          ErrorCode.INVALID_ENTRY,
          "Puts a secret into an argument",
          () -> install(EDITOR, "e-1", ORGANIZATION, Map.of("TOKEN", "s3cret")));
    }
    assertEquals(0, credentials.all().size());
  }

  @Test
  public void aChangeThatCannotBeStartedIsRefused() {
    InstallationRecord first = install(EDITOR, "e-1", ORGANIZATION, VALUES).value();
    String seen =
        "'packages':[{'registryType':'npm','identifier':'x','version':'2.0.0',"
            + "'transport':{'type':'stdio'},'environmentVariables':["
            + "{'name':'TOKEN','isSecret':true},{'name':'ZONE'}],"
            + "'packageArguments':[{'type':'positional','value':'{TOKEN}'}]}]";
    entries.add(entry("e-2", "2.0.0", ORGANIZATION, State.ACTIVE, seen));
    assertFails(
        ErrorCode.INVALID_ENTRY,
        "Puts a secret into an argument",
        () -> catalog.installations().update(EDITOR, at(first, "2.0.0"), 1));
    assertEquals("1.0.0", only().version());
  }

  @Test
  public void aFieldThatIsNoSecretAnyMoreLosesTheSealedValue() {
    InstallationRecord first = install(EDITOR, "e-1", ORGANIZATION, VALUES).value();
    String plain = PACKAGE.replace(",'isSecret':true", "").formatted("2.0.0", "");
    entries.add(entry("e-2", "2.0.0", ORGANIZATION, State.ACTIVE, plain));
    InstallationRecord wanted =
        at(first, "2.0.0").with(Map.of("TOKEN", "open", "ZONE", "cet"), Map.of());
    InstallationRecord second = catalog.installations().update(EDITOR, wanted, 1).value();
    assertEquals(Map.of(), second.credentials());
    assertEquals(0, credentials.all().size());
    assertEquals("open", ((CommandLaunch) only().launch()).environment().get("TOKEN"));
  }

  @Test
  public void theFormIsShownToWhoSeesTheEntry() {
    assertEquals(2, catalog.form(OTTO, "e-1").size());
    entries.add(entry("e-2", "1.0.0", OF_MIA, State.ACTIVE, PACKAGE.formatted("1.0.0", "")));
    assertFails(ErrorCode.NOT_FOUND, "", () -> catalog.form(OTTO, "e-2"));
  }

  private Versioned<InstallationRecord> install(
      Actor actor, String entry, OwnerRef owner, Map<String, String> values) {
    return catalog.install(actor, new NewInstallation(entry, owner, values));
  }

  private InstallationView view() {
    return InstallationView.of(
        store.all().stream().map(Versioned::value).toList(),
        InstallationView.Parts.of(
            installation -> Installable.find(this, installation, installation.entryVersion()),
            reference -> LocalSecrets.open(credentials, reference)));
  }

  private CatalogEntry only() {
    InstallationView view = view();
    assertEquals(view.problems().toString(), 1, view.entries().size());
    return view.entries().get(0);
  }

  private static InstallationRecord at(InstallationRecord record, String version) {
    return new InstallationRecord(
        record.id(),
        record.entryName(),
        record.alias(),
        version,
        record.owner(),
        record.name(),
        record.values(),
        record.credentials(),
        record.enabled());
  }

  private static EntryRecord entry(
      String id, String version, OwnerRef scope, State state, String members) {
    String document =
        TestingDocuments.json(InputFormTest.document(members).replace("1.0.0", version));
    return new EntryRecord(
        id,
        "io.example/hello",
        version,
        scope.equals(ORGANIZATION) ? "hello" : scope.equals(OF_MIA) ? "hello-2" : "hello-3",
        scope,
        false,
        state,
        document,
        "api",
        null);
  }

  private static void assertFails(ErrorCode code, String part, ThrowingRunnable work) {
    SeraiException error = assertThrows(SeraiException.class, work);
    assertEquals(error.getMessage(), code, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains(part));
  }
}
