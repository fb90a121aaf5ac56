package dev.serai.registry.internal.catalog;

import static dev.serai.core.store.EntryRecord.State.ACTIVE;
import static dev.serai.core.store.EntryRecord.State.DELETED;
import static dev.serai.core.store.EntryRecord.State.DEPRECATED;
import static dev.serai.core.store.EntryRecord.State.DRAFT;
import static dev.serai.core.store.EntryRecord.State.PENDING;
import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.BLUE;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OF_MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OTTO;
import static dev.serai.registry.internal.catalog.TestingCatalog.TEA;
import static dev.serai.registry.internal.catalog.TestingCatalog.document;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.document.DocumentFacts;
import java.time.Instant;
import java.util.List;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class EntryCatalogTest {
  private final TestingCatalog testing = new TestingCatalog();

  @Test
  public void anEntryGoesItsWay() {
    Versioned<EntryRecord> entry = testing.add(EDITOR, "io.example/hello", "1.0.0", ORGANIZATION);
    assertEquals(DRAFT, entry.value().state());
    assertEquals("hello", entry.value().alias());
    for (State state : List.of(PENDING, DRAFT, ACTIVE, DEPRECATED, ACTIVE, DELETED, ACTIVE)) {
      entry = testing.move(EDITOR, entry, state);
      assertEquals(state, entry.value().state());
    }
    assertEquals("entry:create entry:" + entry.value().id(), testing.work.noted.get(0));
    assertEquals(8, testing.work.noted.size());
  }

  @Test
  public void aStateThatDoesNotFollowIsRefusedWithThoseThatDo() {
    Versioned<EntryRecord> entry = testing.add(EDITOR, "io.example/hello", "1.0.0", ORGANIZATION);
    assertFails(
        ErrorCode.INVALID_VALUE,
        "an entry that is DRAFT becomes PENDING or ACTIVE.",
        () -> testing.move(EDITOR, entry, DEPRECATED));
  }

  @Test
  public void whatAMemberWritesRunsOnlyOnceSomebodyApprovesIt() {
    Versioned<EntryRecord> draft = testing.add(MIA, "io.example/hello", "1.0.0", OF_MIA);
    assertEquals(List.of(), testing.listed(EDITOR, null));
    assertFails(ErrorCode.FORBIDDEN, "APPROVE", () -> testing.move(MIA, draft, ACTIVE));
    assertFails(
        ErrorCode.FORBIDDEN,
        "CREATE",
        () -> testing.add(MIA, "io.example/other", "1.0.0", ORGANIZATION));

    Versioned<EntryRecord> waiting = testing.move(MIA, draft, PENDING);
    assertEquals(List.of("io.example/hello 1.0.0"), testing.listed(EDITOR, null));
    assertEquals(List.of("io.example/hello 1.0.0"), testing.listed(MIA, null));
    assertEquals(List.of(), testing.listed(OTTO, null));
    assertFails(ErrorCode.FORBIDDEN, "APPROVE", () -> testing.move(MIA, waiting, ACTIVE));
    assertFails(ErrorCode.NOT_FOUND, "", () -> testing.move(OTTO, waiting, ACTIVE));

    Versioned<EntryRecord> active = testing.move(EDITOR, waiting, ACTIVE);
    assertEquals(OF_MIA, active.value().scope());
    assertEquals(List.of(), testing.listed(EDITOR, null));
    assertEquals(List.of("io.example/hello 1.0.0"), testing.listed(MIA, null));
  }

  @Test
  public void whoWaitsMayTakeItBackAndWhoApprovesMayRejectIt() {
    Versioned<EntryRecord> draft = testing.add(MIA, "io.example/hello", "1.0.0", OF_MIA);
    Versioned<EntryRecord> again = testing.move(MIA, testing.move(MIA, draft, PENDING), DRAFT);
    Versioned<EntryRecord> waiting = testing.move(MIA, again, PENDING);
    Versioned<EntryRecord> rejected =
        testing
            .catalog
            .entries()
            .update(EDITOR, with(waiting.value(), OF_MIA, DRAFT, "Not this one."), 4);
    assertEquals("Not this one.", rejected.value().note());
    testing.move(MIA, rejected, PENDING);
    testing.catalog.entries().delete(MIA, draft.value().id());
    assertEquals(List.of(), testing.listed(MIA, null));
    assertEquals(0, testing.store.all().size());
  }

  @Test
  public void nobodyTakesWhatWaitsOfOthersOrCarriesItOff() {
    Versioned<EntryRecord> ours =
        testing.add(EDITOR, document("io.example/ours", "1.0.0"), ORGANIZATION, PENDING);
    assertFails(ErrorCode.FORBIDDEN, "UPDATE", () -> testing.move(MIA, ours, DRAFT));
    assertFails(
        ErrorCode.FORBIDDEN,
        "UPDATE",
        () -> testing.catalog.entries().update(MIA, with(ours.value(), OF_MIA, DRAFT, null), 1));

    Versioned<EntryRecord> team =
        testing.add(TEA, document("io.example/team", "1.0.0"), BLUE, PENDING);
    assertFails(
        ErrorCode.FORBIDDEN,
        "UPDATE",
        () -> testing.catalog.entries().update(MIA, shared(team.value()), 1));
    assertFails(ErrorCode.FORBIDDEN, "UPDATE", () -> testing.move(MIA, team, DRAFT));
    Versioned<EntryRecord> back = testing.move(TEA, team, DRAFT);
    Versioned<EntryRecord> open =
        testing.catalog.entries().update(TEA, shared(back.value()), back.version());
    EntryRecord mine = with(unshared(open.value()), OF_MIA, DRAFT, null);
    assertFails(
        ErrorCode.FORBIDDEN,
        "DELETE",
        () -> testing.catalog.entries().update(MIA, mine, open.version()));
  }

  @Test
  public void whoMayOnlyApproveSeesWhatWaitsAndMayRejectIt() {
    Versioned<EntryRecord> waiting =
        testing.move(MIA, testing.add(MIA, "io.example/hello", "1.0.0", OF_MIA), PENDING);
    assertEquals(1, testing.listed(TestingCatalog.APPROVER, null).size());
    Versioned<EntryRecord> rejected =
        testing
            .catalog
            .entries()
            .update(TestingCatalog.APPROVER, with(waiting.value(), OF_MIA, DRAFT, "No."), 2);
    assertEquals("No.", rejected.value().note());
  }

  @Test
  public void theAuditLogGetsNoDocument() {
    String document = document("io.example/hello", "1.0.0").replace("Says", "s3cret");
    Versioned<EntryRecord> made = testing.add(EDITOR, document, ORGANIZATION, DRAFT);
    testing.move(EDITOR, made, ACTIVE);
    testing.catalog.entries().delete(EDITOR, made.value().id());
    assertEquals(3, testing.work.noted.size());
    assertTrue(testing.work.kept.toString(), !testing.work.kept.toString().contains("s3cret"));
    assertTrue(testing.work.kept.toString().contains("documentSha256"));
  }

  @Test
  public void anAliasOfAnotherSourceIsNotGiven() {
    testing.aliases.add("hello");
    assertEquals("hello-2", alias("io.example/hello", "1.0.0", ORGANIZATION));
  }

  @Test
  public void versionsThatDoNotSeeEachOtherGetNoTwoAliases() {
    testing.store.create(
        new EntryRecord(
            "unseen",
            "io.example/hello",
            "1.0.0",
            "other",
            ORGANIZATION,
            false,
            ACTIVE,
            document("io.example/hello", "1.0.0"),
            "api",
            null));
    assertFails(
        ErrorCode.INVALID_VALUE,
        "the entry has the alias other",
        () -> testing.add(EDITOR, "io.example/hello", "2.0.0", ORGANIZATION));
    assertEquals(1, testing.store.all().size());
  }

  @Test
  public void whoApprovesMayGiveItToEverybody() {
    Versioned<EntryRecord> draft = testing.add(MIA, "io.example/hello", "1.0.0", OF_MIA);
    Versioned<EntryRecord> waiting = testing.move(MIA, draft, PENDING);
    EntryRecord wanted = with(waiting.value(), ORGANIZATION, ACTIVE, null);
    assertFails(
        ErrorCode.FORBIDDEN, "APPROVE", () -> testing.catalog.entries().update(MIA, wanted, 2));
    testing.catalog.entries().update(EDITOR, wanted, 2);
    assertEquals(List.of("io.example/hello 1.0.0"), testing.listed(OTTO, null));
    assertFails(
        ErrorCode.INVALID_VALUE,
        "scope cannot change any more",
        () -> testing.catalog.entries().update(EDITOR, with(wanted, BLUE, ACTIVE, null), 3));
  }

  @Test
  public void whatWasApprovedNeverChanges() {
    Versioned<EntryRecord> active =
        testing.add(EDITOR, document("io.example/hello", "1.0.0"), ORGANIZATION, ACTIVE);
    String other = active.value().document().replace("Says hello.", "Says more.");
    assertFails(
        ErrorCode.INVALID_VALUE,
        "document cannot change: an entry that is ACTIVE stays as it is.",
        () -> testing.catalog.entries().update(EDITOR, active.value().with(other), 1));
    assertFails(
        ErrorCode.ALREADY_EXISTS,
        "io.example/hello is there in version 1.0.0 already",
        () -> testing.add(EDITOR, other, ORGANIZATION, DRAFT));
    assertEquals(active, testing.catalog.entries().get(EDITOR, active.value().id()));
  }

  @Test
  public void aDraftChangesButForWhatItIsKnownBy() {
    Versioned<EntryRecord> draft = testing.add(EDITOR, "io.example/hello", "1.0.0", ORGANIZATION);
    String other = draft.value().document().replace("Says hello.", "Says more.");
    Versioned<EntryRecord> changed =
        testing.catalog.entries().update(EDITOR, draft.value().with(other), 1);
    assertEquals("Says more.", DocumentFacts.read(changed.value().document()).description());
    assertFails(
        ErrorCode.INVALID_VALUE,
        "document.version cannot change",
        () ->
            testing
                .catalog
                .entries()
                .update(EDITOR, draft.value().with(other.replace("1.0.0", "1.0.1")), 2));
    assertFails(
        ErrorCode.INVALID_ENTRY,
        "/description",
        () ->
            testing
                .catalog
                .entries()
                .update(EDITOR, draft.value().with(other.replace("description", "x")), 2));
    assertFails(
        ErrorCode.CHANGED_MEANWHILE,
        "version 2",
        () -> testing.catalog.entries().update(EDITOR, draft.value().with(other), 1));
  }

  @Test
  public void aDocumentThatOnlyLooksDifferentIsTheSame() {
    Versioned<EntryRecord> active =
        testing.add(EDITOR, document("io.example/hello", "1.0.0"), ORGANIZATION, ACTIVE);
    String spaced = active.value().document().replace(":", " : ").replace("https : ", "https:");
    Versioned<EntryRecord> kept =
        testing.catalog.entries().update(EDITOR, active.value().with(spaced).in(DEPRECATED), 1);
    assertEquals(active.value().in(DEPRECATED), kept.value());
  }

  @Test
  public void anOlderDocumentIsKeptInTheCurrentSchema() {
    String older =
        "{\"$schema\": \"https://static.modelcontextprotocol.io/schemas/2025-07-09/server.schema.json\","
            + "\"name\": \"io.example/hello\", \"description\": \"d\", \"version\": \"1.0.0\","
            + "\"packages\": [{\"registry_type\": \"npm\", \"identifier\": \"x\","
            + "\"version\": \"1.0.0\"}]}";
    String kept = testing.add(EDITOR, older, ORGANIZATION, DRAFT).value().document();
    assertTrue(kept, kept.contains("2025-12-11"));
    assertTrue(kept, kept.contains("\"registryType\":\"npm\""));
  }

  @Test
  public void everyFaultOfADocumentIsToldWithItsPlace() {
    SeraiException error =
        assertFails(
            ErrorCode.INVALID_ENTRY,
            "/name",
            () -> testing.add(EDITOR, "{\"name\": \"x\"}", ORGANIZATION, DRAFT));
    assertTrue(error.getMessage(), error.getMessage().contains("/version"));
    assertFails(
        ErrorCode.INVALID_ENTRY,
        "Is no valid JSON",
        () -> testing.add(EDITOR, "{", ORGANIZATION, DRAFT));
    assertEquals(0, testing.store.all().size());
  }

  @Test
  public void versionsOfAnEntryHaveOneAliasAndOthersAnother() {
    assertEquals("hello", alias("io.example/hello", "1.0.0", ORGANIZATION));
    assertEquals("hello", alias("io.example/hello", "2.0.0", ORGANIZATION));
    assertEquals("hello-2", alias("io.other/hello", "1.0.0", ORGANIZATION));
    assertEquals("hello-3", alias("io.example/hello", "1.0.0", OF_MIA));
    assertFails(
        ErrorCode.ALREADY_EXISTS,
        "alias hello is that of another entry",
        () -> withAlias("io.example/third", "hello"));
    assertFails(
        ErrorCode.INVALID_VALUE,
        "alias cannot be other: the entry has the alias hello",
        () -> withAlias("io.example/hello", "other"));
    assertFails(
        ErrorCode.INVALID_VALUE, "alias must have", () -> withAlias("io.example/4", "No Alias"));
  }

  @Test
  public void anAliasThatAnotherReplicaGaveMeanwhileIsNotGivenTwice() {
    testing.store.create(
        new EntryRecord(
            "unseen",
            "io.other/hello",
            "1.0.0",
            "hello",
            ORGANIZATION,
            false,
            ACTIVE,
            document("io.other/hello", "1.0.0"),
            "api",
            null));
    assertFails(
        ErrorCode.ALREADY_EXISTS,
        "alias hello",
        () -> testing.add(EDITOR, "io.example/hello", "1.0.0", ORGANIZATION));
    assertEquals(1, testing.store.all().size());
  }

  @Test
  public void removingLeavesATombstoneOfWhatWasUsed() {
    Versioned<EntryRecord> active =
        testing.add(EDITOR, document("io.example/hello", "1.0.0"), ORGANIZATION, ACTIVE);
    testing.catalog.entries().delete(EDITOR, active.value().id(), 1);
    EntryRecord left = testing.store.find(active.value().id()).orElseThrow().value();
    assertEquals(DELETED, left.state());
    assertFails(
        ErrorCode.INVALID_VALUE,
        "an entry that is DELETED becomes ACTIVE or DEPRECATED.",
        () -> testing.catalog.entries().delete(EDITOR, active.value().id()));
  }

  @Test
  public void aTeamMayLetItsMembersChangeAnEntry() {
    Versioned<EntryRecord> draft = testing.add(TEA, "io.example/hello", "1.0.0", BLUE);
    assertFails(ErrorCode.FORBIDDEN, "UPDATE", () -> testing.move(MIA, draft, PENDING));
    EntryRecord shared = shared(draft.value());
    assertFails(
        ErrorCode.FORBIDDEN, "UPDATE", () -> testing.catalog.entries().update(MIA, shared, 1));
    Versioned<EntryRecord> open = testing.catalog.entries().update(TEA, shared, 1);
    testing.move(MIA, open, PENDING);

    Versioned<EntryRecord> own = testing.add(MIA, "io.example/own", "1.0.0", OF_MIA);
    assertFails(
        ErrorCode.INVALID_VALUE,
        "shared can be true for an entry of a team only.",
        () -> testing.catalog.entries().update(MIA, shared(own.value()), 1));
  }

  @Test
  public void whatAnotherSourceHasIsShownAndChangedThere() {
    EntryRecord file =
        new EntryRecord(
            "folder:hello.json",
            "io.example/hello",
            "1.0.0",
            "hello",
            ORGANIZATION,
            false,
            ACTIVE,
            document("io.example/hello", "1.0.0"),
            "etc/servers/hello.json",
            null);
    testing.elsewhere.add(new Versioned<>(file, 1, Instant.EPOCH, Instant.EPOCH));
    assertEquals(List.of("io.example/hello 1.0.0"), testing.listed(OTTO, "HELLO"));
    assertEquals(file, testing.catalog.entries().get(OTTO, "folder:hello.json").value());
    assertFails(
        ErrorCode.FORBIDDEN,
        "The entry comes from etc/servers/hello.json: change it there.",
        () -> testing.catalog.entries().update(EDITOR, file.in(DEPRECATED), 1));
    assertEquals("hello-2", alias("io.other/hello", "1.0.0", ORGANIZATION));
  }

  private String alias(String name, String version, OwnerRef scope) {
    return testing.add(scope.equals(OF_MIA) ? MIA : EDITOR, name, version, scope).value().alias();
  }

  private void withAlias(String name, String alias) {
    testing.catalog.add(
        EDITOR,
        new NewEntry(document(name, "9.0.0"), ORGANIZATION, false, DRAFT, alias, "api", null));
  }

  private static EntryRecord with(EntryRecord entry, OwnerRef scope, State state, String note) {
    return new EntryRecord(
        entry.id(),
        entry.name(),
        entry.version(),
        entry.alias(),
        scope,
        entry.shared(),
        state,
        entry.document(),
        entry.origin(),
        note);
  }

  private static EntryRecord shared(EntryRecord entry) {
    return shared(entry, true);
  }

  private static EntryRecord unshared(EntryRecord entry) {
    return shared(entry, false);
  }

  private static EntryRecord shared(EntryRecord entry, boolean shared) {
    return new EntryRecord(
        entry.id(),
        entry.name(),
        entry.version(),
        entry.alias(),
        entry.scope(),
        shared,
        entry.state(),
        entry.document(),
        entry.origin(),
        entry.note());
  }

  private static SeraiException assertFails(ErrorCode code, String part, ThrowingRunnable work) {
    SeraiException error = assertThrows(SeraiException.class, work);
    assertEquals(error.getMessage(), code, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains(part));
    return error;
  }
}
