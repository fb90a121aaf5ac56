package dev.serai.registry.internal.request;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.BLUE;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OF_MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OTTO;
import static dev.serai.registry.internal.catalog.TestingCatalog.TEA;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Actor;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Consequences.Effect;
import dev.serai.core.registry.InstallationGrant;
import dev.serai.core.registry.InstallationRequestStatus;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.registry.NewInstallationRequest;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.TestingCatalog;
import dev.serai.registry.internal.install.TestingInstallations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class InstallationRequestsTest {
  private static final String HELLO = "io.example/hello";
  private static final String REASON = "We plan releases with it.";
  private static final InstallationGrant GRANT = grant("Have fun.");

  private final TestingCatalog entries = new TestingCatalog();
  private final TestingInstallations installations = new TestingInstallations(entries);
  private final InstallationRequests requests = new TestingRequests(installations).service();

  @Test
  public void whoMayUseAnEntryAsksAndSeesTheRequest() {
    EntryRecord entry = hello("1.0.0");
    Versioned<InstallationRequestRecord> asked = ask(MIA, entry, ORGANIZATION);
    InstallationRequestRecord request = asked.value();
    assertEquals(State.PENDING, request.state());
    assertEquals("user:mia", request.askedBy());
    assertEquals(REASON, request.reason());
    assertEquals(HELLO, request.entryName());
    assertEquals(entry.alias(), request.alias());
    assertNull(request.entryVersion());
    assertEquals(asked, requests.get(MIA, request.id()));
    assertEquals(List.of(request.id()), listed(MIA, null));
    assertEquals(
        List.of("installation-request:create installation-request:" + request.id()),
        installations.work.noted);
  }

  @Test
  public void aRequestIsSeenByWhoAskedAndByWhoMayInstallItAlone() {
    String forAll = ask(MIA, hello("1.0.0"), ORGANIZATION).value().id();
    String forBlue = ask(MIA, blue(), BLUE).value().id();
    assertEquals(List.of(forAll, forBlue), listed(MIA, null));
    assertEquals(List.of(forAll), listed(EDITOR, null));
    assertEquals(List.of(forBlue), listed(TEA, null));
    assertEquals(List.of(), listed(OTTO, null));
    for (ThrowingRunnable hidden :
        List.<ThrowingRunnable>of(
            () -> requests.get(OTTO, forAll),
            () -> requests.grant(OTTO, forAll, null, GRANT),
            () -> requests.consequences(OTTO, forAll, GRANT),
            () -> requests.refuse(TEA, forAll, null, "no"),
            () -> requests.withdraw(EDITOR, forBlue, null))) {
      fails(ErrorCode.NOT_FOUND, "", hidden);
    }
    fails(ErrorCode.FORBIDDEN, "", () -> requests.grant(MIA, forAll, null, GRANT));
    fails(ErrorCode.FORBIDDEN, "", () -> requests.refuse(MIA, forAll, null, "no"));
    fails(ErrorCode.FORBIDDEN, "refuse it instead", () -> requests.withdraw(EDITOR, forAll, null));
    assertEquals(List.of(), installations.store.all());
  }

  @Test
  public void grantingInstallsAndTellsWhoAskedTheInstallationAndTheNote() {
    EntryRecord entry = hello("1.0.0");
    String id = ask(MIA, entry, ORGANIZATION).value().id();
    Versioned<InstallationRequestRecord> granted = requests.grant(EDITOR, id, null, GRANT);
    InstallationRecord installed = installed();
    assertEquals(entry.version(), installed.entryVersion());
    assertEquals(granted, requests.get(MIA, id));
    assertEquals(State.GRANTED, granted.value().state());
    assertEquals("Have fun.", granted.value().note());
    assertEquals(installed.id(), granted.value().installation());
    assertEquals(2, granted.version());
    assertTrue(granted.value().decided().isAfter(TestingRequests.BEGIN));
    assertTrue(
        installations.work.noted.containsAll(
            List.of(
                "installation-request:grant installation-request:" + id,
                "installation:create installation:" + installed.id())));
    assertEquals(new InstallationRequestStatus(null, null), status(id));
  }

  @Test
  public void theNewestVersionIsInstalledUnlessAnotherWasAskedForOrIsChosen() {
    EntryRecord first = hello("1.0.0");
    String any = ask(MIA, first, ORGANIZATION).value().id();
    EntryRecord second = hello("2.0.0");
    assertEquals(second.id(), status(any).entry());
    requests.grant(EDITOR, any, null, GRANT);
    assertEquals("2.0.0", installed().entryVersion());
    uninstall();
    String pinned =
        requests
            .ask(OTTO, new NewInstallationRequest(second.id(), "1.0.0", ORGANIZATION, REASON))
            .value()
            .id();
    assertEquals(first.id(), status(pinned).entry());
    InstallationGrant other = new InstallationGrant(second.id(), "default", Map.of(), null);
    fails(
        ErrorCode.INVALID_VALUE,
        "entry must be the one",
        () -> requests.grant(EDITOR, pinned, null, other));
    requests.grant(EDITOR, pinned, null, GRANT);
    assertEquals("1.0.0", installed().entryVersion());
    uninstall();
    String chosen = ask(MIA, first, ORGANIZATION).value().id();
    requests.grant(
        EDITOR, chosen, null, new InstallationGrant(first.id(), "default", Map.of(), null));
    assertEquals("1.0.0", installed().entryVersion());
  }

  @Test
  public void whatCannotBeInstalledIsNotGranted() {
    EntryRecord entry = secretive();
    String id = ask(MIA, entry, ORGANIZATION).value().id();
    fails(ErrorCode.INVALID_VALUE, "TOKEN", () -> requests.grant(EDITOR, id, null, GRANT));
    assertEquals(State.PENDING, requests.get(MIA, id).value().state());
    assertEquals(List.of(), installations.store.all());
    assertEquals(Effect.INPUT_NEEDED, requests.consequences(EDITOR, id, GRANT).effect());
    InstallationGrant whole =
        new InstallationGrant(null, "staging", Map.of("TOKEN", "s3cret"), null);
    assertEquals(Effect.START, requests.consequences(EDITOR, id, whole).effect());
    assertEquals(List.of(), installations.store.all());
    requests.grant(EDITOR, id, null, whole);
    assertEquals("staging", installed().name());
    assertEquals(Set.of("TOKEN"), installed().credentials().keySet());
  }

  @Test
  public void aDecisionThatFailsTakesTheInstallationBack() {
    String id = ask(MIA, hello("1.0.0"), ORGANIZATION).value().id();
    fails(
        ErrorCode.INVALID_VALUE,
        "note",
        () -> requests.grant(EDITOR, id, null, grant("x".repeat(1_001))));
    assertEquals(List.of(), installations.store.all());
    assertEquals(State.PENDING, requests.get(MIA, id).value().state());
    fails(ErrorCode.CHANGED_MEANWHILE, "", () -> requests.grant(EDITOR, id, 7L, GRANT));
    fails(ErrorCode.CHANGED_MEANWHILE, "", () -> requests.refuse(EDITOR, id, 7L, "no"));
    fails(ErrorCode.CHANGED_MEANWHILE, "", () -> requests.withdraw(MIA, id, 7L));
  }

  @Test
  public void whatIsInstalledTheOrdinaryWayGrantsAllThatWaitsForIt() {
    EntryRecord entry = hello("1.0.0");
    String mias = ask(MIA, entry, ORGANIZATION).value().id();
    String ottos = ask(OTTO, entry, ORGANIZATION).value().id();
    String others = ask(MIA, blue(), BLUE).value().id();
    installations.catalog.install(
        EDITOR, new NewInstallation(entry.id(), ORGANIZATION, "staging", Map.of()));
    for (String id : List.of(mias, ottos)) {
      InstallationRequestRecord granted = requests.get(EDITOR, id).value();
      assertEquals(State.GRANTED, granted.state());
      assertEquals(installed().id(), granted.installation());
      assertNull(granted.note());
      assertTrue(
          installations.work.noted.contains(
              "installation-request:grant installation-request:" + id));
    }
    assertEquals(State.PENDING, requests.get(MIA, others).value().state());
  }

  @Test
  public void aTeamIsAskedToInstallAnEntryOfTheOrganizationAndNotOneOfItsNameOfItsOwn() {
    EntryRecord ofAll = hello("1.0.0");
    String wanted = ask(MIA, ofAll, BLUE).value().id();
    EntryRecord own = entries.publish(TEA, HELLO, "1.0.0", BLUE).value();
    installations.catalog.install(TEA, new NewInstallation(own.id(), BLUE, "own", Map.of()));
    assertEquals(State.PENDING, requests.get(MIA, wanted).value().state());
    assertEquals(List.of(wanted), listed(TEA, State.PENDING));
    assertEquals(List.of(), listed(EDITOR, State.PENDING));
    requests.grant(TEA, wanted, null, GRANT);
    InstallationRequestRecord granted = requests.get(MIA, wanted).value();
    InstallationRecord made =
        installations.store.find(granted.installation()).orElseThrow().value();
    assertEquals(BLUE, made.owner());
    assertEquals(ofAll.alias(), made.alias());
  }

  @Test
  public void aGrantGrantsOthersWhoAskForTheSameWithoutTheNote() {
    EntryRecord entry = hello("1.0.0");
    String mias = ask(MIA, entry, ORGANIZATION).value().id();
    String ottos = ask(OTTO, entry, ORGANIZATION).value().id();
    requests.grant(EDITOR, ottos, null, GRANT);
    assertEquals("Have fun.", requests.get(OTTO, ottos).value().note());
    InstallationRequestRecord other = requests.get(MIA, mias).value();
    assertEquals(State.GRANTED, other.state());
    assertNull(other.note());
  }

  @Test
  public void aRequestIsDecidedOnceAndMayBeAskedAnewThen() {
    EntryRecord entry = hello("1.0.0");
    String first = ask(MIA, entry, ORGANIZATION).value().id();
    fails(
        ErrorCode.INVALID_VALUE,
        "note is missing",
        () -> requests.refuse(EDITOR, first, null, null));
    requests.refuse(EDITOR, first, null, "Too dear.");
    InstallationRequestRecord refused = requests.get(MIA, first).value();
    assertEquals(State.REFUSED, refused.state());
    assertEquals("Too dear.", refused.note());
    String second = ask(MIA, entry, ORGANIZATION).value().id();
    requests.withdraw(MIA, second, null);
    for (String id : List.of(first, second)) {
      fails(ErrorCode.INVALID_VALUE, "state is ", () -> requests.grant(EDITOR, id, null, GRANT));
      fails(ErrorCode.INVALID_VALUE, "state is ", () -> requests.refuse(EDITOR, id, null, "no"));
      fails(ErrorCode.INVALID_VALUE, "state is ", () -> requests.withdraw(MIA, id, null));
    }
    assertEquals(List.of(second), listed(EDITOR, State.WITHDRAWN));
    assertEquals(List.of(first), listed(EDITOR, State.REFUSED));
    assertEquals(List.of(), installations.store.all());
  }

  @Test
  public void theSameIsNotAskedForTwiceNorWhatIsInstalled() {
    EntryRecord entry = hello("1.0.0");
    String id = ask(MIA, entry, ORGANIZATION).value().id();
    fails(ErrorCode.ALREADY_EXISTS, id, () -> ask(MIA, hello("2.0.0"), ORGANIZATION));
    assertEquals(1, installations.requests.all().size());
    requests.grant(EDITOR, id, null, GRANT);
    fails(ErrorCode.ALREADY_EXISTS, "installed", () -> ask(OTTO, entry, ORGANIZATION));
    uninstall();
    ask(OTTO, entry, ORGANIZATION);
  }

  @Test
  public void whatCannotBeInstalledIsNotAskedFor() {
    EntryRecord entry = hello("1.0.0");
    EntryRecord ofBlue = blue();
    fails(ErrorCode.INVALID_VALUE, "install themselves", () -> ask(MIA, entry, OF_MIA));
    fails(ErrorCode.INVALID_VALUE, "owner must be", () -> ask(MIA, ofBlue, ORGANIZATION));
    fails(ErrorCode.NOT_FOUND, "", () -> ask(OTTO, ofBlue, BLUE));
    fails(ErrorCode.FORBIDDEN, "", () -> ask(OTTO, entry, BLUE));
    fails(
        ErrorCode.NOT_FOUND,
        "no such entry",
        () -> requests.ask(MIA, new NewInstallationRequest("none", null, ORGANIZATION, REASON)));
    fails(
        ErrorCode.INVALID_VALUE,
        "not there",
        () ->
            requests.ask(
                MIA, new NewInstallationRequest(entry.id(), "9.0.0", ORGANIZATION, REASON)));
    fails(
        ErrorCode.INVALID_VALUE,
        "reason",
        () -> requests.ask(MIA, new NewInstallationRequest(entry.id(), null, ORGANIZATION, " ")));
    Actor limited =
        new Actor(
            new Principal(
                Principal.Kind.TEAM,
                "blue",
                "blue",
                "t",
                null,
                Map.of(),
                Permissions.of(Set.of("entry:read", "entry:use"))),
            "192.0.2.7",
            null);
    fails(ErrorCode.FORBIDDEN, "", () -> ask(limited, entry, ORGANIZATION));
    assertEquals(List.of(), installations.requests.all());
  }

  @Test
  public void whatWaitsForAnEntryThatIsGoneSaysSo() {
    Versioned<EntryRecord> entry = entries.publish(EDITOR, HELLO, "1.0.0", ORGANIZATION);
    String id = ask(MIA, entry.value(), ORGANIZATION).value().id();
    assertEquals(new InstallationRequestStatus(entry.value().id(), null), status(id));
    Versioned<EntryRecord> gone = deleted(entry, "It leaks.");
    assertEquals(
        new InstallationRequestStatus(null, "The entry is DELETED in version 1.0.0: It leaks."),
        status(id));
    fails(ErrorCode.INVALID_VALUE, "It leaks.", () -> requests.grant(EDITOR, id, null, GRANT));
    fails(ErrorCode.INVALID_VALUE, "It leaks.", () -> ask(OTTO, gone.value(), ORGANIZATION));
    entries.store.delete(gone.value().id(), gone.version());
    assertEquals("The entry is not there any more.", status(id).problem());
    requests.withdraw(MIA, id, null);
  }

  @Test
  public void aPersonAsksForSoMuchAtATimeAndOldDecisionsGo() {
    for (int i = 0; i < InstallationRequests.MAX_PENDING; i++) {
      ask(MIA, entry("io.example/e" + i, "1.0.0", ORGANIZATION), ORGANIZATION);
    }
    EntryRecord more = hello("1.0.0");
    fails(ErrorCode.IN_USE, "50 of your requests", () -> ask(MIA, more, ORGANIZATION));
    ask(OTTO, more, ORGANIZATION);
    List<String> mine = listed(MIA, State.PENDING);
    assertEquals(InstallationRequests.MAX_PENDING, mine.size());
    mine.forEach(id -> requests.withdraw(MIA, id, null));
    for (int i = 0; i < InstallationRequests.MAX_DECIDED; i++) {
      requests.withdraw(MIA, ask(MIA, more, ORGANIZATION).value().id(), null);
    }
    String last = ask(MIA, more, ORGANIZATION).value().id();
    List<Versioned<InstallationRequestRecord>> kept = installations.requests.askedBy("user:mia");
    assertEquals(InstallationRequests.MAX_DECIDED + 1, kept.size());
    assertEquals(last, kept.get(kept.size() - 1).value().id());
    assertTrue(kept.stream().noneMatch(each -> mine.contains(each.value().id())));
  }

  @Test
  public void listsComeInPartsInTheOrderOfTime() {
    List<String> asked =
        List.of(
            ask(OTTO, hello("1.0.0"), ORGANIZATION).value().id(),
            ask(MIA, entry("io.example/other", "1.0.0", ORGANIZATION), ORGANIZATION).value().id(),
            ask(OTTO, entry("io.example/third", "1.0.0", ORGANIZATION), ORGANIZATION).value().id());
    for (State state : new State[] {null, State.PENDING}) {
      var first = requests.list(EDITOR, state, new PageRequest(null, 2, null));
      assertEquals(asked.subList(0, 2), ids(first.items()));
      var rest = requests.list(EDITOR, state, new PageRequest(first.next(), 2, null));
      assertEquals(asked.subList(2, 3), ids(rest.items()));
      assertNull(rest.next());
    }
    var found = requests.list(EDITOR, State.PENDING, new PageRequest(null, 9, "OTHER"));
    assertEquals(asked.subList(1, 2), ids(found.items()));
  }

  private static InstallationGrant grant(String note) {
    return new InstallationGrant(null, NewInstallation.NAME, Map.of(), note);
  }

  private Versioned<InstallationRequestRecord> ask(Actor who, EntryRecord entry, OwnerRef owner) {
    return requests.ask(who, new NewInstallationRequest(entry.id(), null, owner, REASON));
  }

  private EntryRecord hello(String version) {
    return entry(HELLO, version, ORGANIZATION);
  }

  private EntryRecord blue() {
    return entry("io.example/blue", "1.0.0", BLUE);
  }

  private EntryRecord entry(String name, String version, OwnerRef owner) {
    return entries.publish(owner.equals(BLUE) ? TEA : EDITOR, name, version, owner).value();
  }

  private EntryRecord secretive() {
    String document =
        TestingCatalog.document(HELLO, "1.0.0")
            .replace(
                "\"url\"",
                "\"headers\": [{\"name\": \"TOKEN\", \"isRequired\": true, \"isSecret\": true}],"
                    + " \"url\"");
    return entries.add(EDITOR, document, ORGANIZATION, EntryRecord.State.ACTIVE).value();
  }

  private Versioned<EntryRecord> deleted(Versioned<EntryRecord> entry, String note) {
    return entries.store.update(
        entry.value().in(EntryRecord.State.DELETED).noted(note), entry.version());
  }

  private InstallationRecord installed() {
    List<InstallationRecord> all = installations.installed();
    assertEquals(1, all.size());
    return all.get(0);
  }

  private void uninstall() {
    installations.catalog.installations().delete(EDITOR, installed().id());
  }

  private InstallationRequestStatus status(String id) {
    return requests.status(installations.requests.find(id).orElseThrow().value());
  }

  private List<String> listed(Actor who, State state) {
    return ids(requests.list(who, state, PageRequest.first(200)).items());
  }

  private static List<String> ids(List<Versioned<InstallationRequestRecord>> items) {
    return items.stream().map(each -> each.value().id()).toList();
  }

  private static void fails(ErrorCode code, String part, ThrowingRunnable work) {
    SeraiException error = assertThrows(SeraiException.class, work);
    assertEquals(error.getMessage(), code, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains(part));
  }
}
