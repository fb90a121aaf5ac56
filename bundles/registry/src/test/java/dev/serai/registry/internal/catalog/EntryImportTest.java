package dev.serai.registry.internal.catalog;

import static dev.serai.core.store.EntryRecord.State.ACTIVE;
import static dev.serai.core.store.EntryRecord.State.DELETED;
import static dev.serai.core.store.EntryRecord.State.DRAFT;
import static dev.serai.core.store.EntryRecord.State.PENDING;
import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OF_MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.document;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.ImportOutcome.Imported;
import dev.serai.core.registry.ImportOutcome.Refused;
import dev.serai.core.registry.ImportOutcome.Unchanged;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.OwnerRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

public class EntryImportTest {
  private static final String TWO =
      "{'mcpServers':{'One':{'command':'npx','args':['one'],'env':{'API_KEY':'s3cr3t'}},"
          + "'Two':{'url':'https://mcp.example.com/mcp'}}} // as editors write it";

  private final TestingCatalog testing = new TestingCatalog();

  @Test
  public void aDocumentBecomesAnEntry() {
    Imported made = (Imported) imported(document("io.example/hello", "1.0.0"), ACTIVE).get(0);
    assertEquals("io.example/hello", made.server());
    assertEquals(List.of(), made.notes());
    assertEquals(testing.store.find(made.entry().id()).get().value(), made.entry());
    assertEquals(ACTIVE, made.entry().state());
    assertEquals("hello", made.entry().alias());
    assertEquals("test", made.entry().origin());
    assertEquals(ORGANIZATION, made.entry().scope());
  }

  @Test
  public void aClientsConfigurationBecomesOneEntryForEachServer() {
    List<ImportOutcome> outcomes = imported(TWO, ACTIVE);
    Imported one = (Imported) outcomes.get(0);
    Imported two = (Imported) outcomes.get(1);
    assertEquals("One", one.server());
    assertEquals("local.client/One", one.entry().name());
    assertEquals("two", two.entry().alias());
    assertEquals(
        List.of(
            "The value of the variable API_KEY was taken out as a secret: give it when the server"
                + " is installed."),
        one.notes());
    assertFalse(testing.store.all().toString() + outcomes, outcomes.toString().contains("s3cr3t"));
    assertFalse(one.entry().document().contains("s3cr3t"));
    assertEquals(2, testing.store.all().size());
  }

  /** What the seed 1795877955 of the fuzzing found. */
  @Test
  public void aNameThatHoldsASecretIsNotTold() {
    List<ImportOutcome> outcomes = imported("{'name':'Bearer sk-Planted0123456789'}", ACTIVE);
    assertEquals("server.json", refused(outcomes).server());
    assertFalse(outcomes.toString(), outcomes.toString().contains("Planted"));
  }

  @Test
  public void importedAgainNothingChanges() {
    for (String file : List.of(TWO, document("io.example/hello", "1.0.0"))) {
      imported(file, ACTIVE);
      List<EntryRecord> before = testing.store.all().stream().map(each -> each.value()).toList();
      int noted = testing.work.noted.size();
      for (ImportOutcome outcome : imported(file, DRAFT)) {
        assertTrue(outcome.toString(), ((Unchanged) outcome).entry().state() == ACTIVE);
      }
      assertEquals(before, testing.store.all().stream().map(each -> each.value()).toList());
      assertEquals(noted, testing.work.noted.size());
    }
  }

  @Test
  public void aTombstoneIsToldAsItIs() {
    EntryRecord made =
        ((Imported) imported(document("io.example/hello", "1.0.0"), ACTIVE).get(0)).entry();
    testing.catalog.entries().delete(EDITOR, made.id());
    Unchanged there = (Unchanged) imported(document("io.example/hello", "1.0.0"), ACTIVE).get(0);
    assertEquals(DELETED, there.entry().state());
  }

  @Test
  public void anotherDocumentOfTheSameVersionIsRefused() {
    imported(document("io.example/hello", "1.0.0"), ACTIVE);
    Refused document =
        refused(imported(document("io.example/hello", "1.0.0").replace("hello.", "more."), ACTIVE));
    assertEquals(ErrorCode.ALREADY_EXISTS, document.code());
    assertTrue(reason(document), reason(document).contains("give the document another version"));

    imported(TWO, ACTIVE);
    Refused converted = refused(imported(TWO.replace("'one'", "'other'"), ACTIVE));
    assertEquals(ErrorCode.ALREADY_EXISTS, converted.code());
    assertTrue(reason(converted), reason(converted).contains("export it, edit it"));
    assertEquals(3, testing.store.all().size());
  }

  @Test
  public void ofOtherSourcesTheStoreKeepsItsOwn() {
    EntryRecord elsewhere =
        ((Imported) imported(document("io.example/hello", "1.0.0"), ACTIVE).get(0)).entry();
    TestingCatalog other = new TestingCatalog();
    other.elsewhere.add(testing.store.find(elsewhere.id()).get());
    List<ImportOutcome> outcomes =
        other.catalog.importAll(
            EDITOR, bytes(elsewhere.document()), "test", options(ORGANIZATION, ACTIVE, false));
    assertEquals("hello", ((Imported) outcomes.get(0)).entry().alias());
  }

  @Test
  public void oneThatIsRefusedKeepsNoOtherOut() {
    List<ImportOutcome> outcomes =
        imported(
            "{'mcpServers':{'bad':{'command':''},'good':{'command':'npx','args':['a']}}}", DRAFT);
    assertEquals("/mcpServers/bad/command", refused(outcomes).problems().get(0).pointer());
    assertTrue(outcomes.get(1).toString(), outcomes.get(1) instanceof Imported);
    assertEquals(1, testing.store.all().size());
  }

  @Test
  public void aDocumentIsRefusedWithThePlaceOfEachFault() {
    Refused refused =
        refused(
            imported(
                "{'name':'com.example','version':'1.0.0','description':'d','remotes':7}", ACTIVE));
    assertEquals("com.example", refused.server());
    assertEquals(
        List.of("/name", "/remotes"),
        refused.problems().stream().map(EntryProblem::pointer).toList());
  }

  @Test
  public void whatIsNoListOfServersIsRefusedAsAWhole() {
    for (String file : List.of("", "{", "[]", "7", "{}", "{'a':1}")) {
      SeraiException error = assertThrows(file, SeraiException.class, () -> imported(file, ACTIVE));
      assertEquals(ErrorCode.INVALID_ENTRY, error.code());
      assertTrue(error.getMessage(), error.getMessage().startsWith("The document: "));
    }
  }

  @Test
  public void aReferenceToSeraisEnvironmentIsRefusedInADocument() {
    String document =
        document("io.example/hello", "1.0.0")
            .replace("https://mcp.example.com", "https://${env:HOME}.example.com");
    Refused refused = refused(imported(document, DRAFT));
    assertEquals("/remotes/0/url", refused.problems().get(0).pointer());
    assertTrue(reason(refused), reason(refused).contains("isRequired"));
    SeraiException added =
        assertThrows(
            SeraiException.class, () -> testing.add(EDITOR, document, ORGANIZATION, DRAFT));
    assertTrue(added.getMessage(), added.getMessage().contains("/remotes/0/url: Reads Serai's"));
    EntryRecord draft =
        testing.add(EDITOR, document("io.example/hello", "1.0.0"), ORGANIZATION, DRAFT).value();
    assertThrows(
        SeraiException.class,
        () -> testing.catalog.entries().update(EDITOR, draft.with(document), 1));
  }

  @Test
  public void whatIsNoNameOfAPackageIsRefused() {
    for (String identifier :
        List.of("@good/x@npm:evil", "@good/x@file:/tmp/e#", "@good/x@github:evil/repo#", "../x")) {
      assertNoName("npm", identifier);
    }
    assertNoName("pypi", "good-x @ https://evil.example/x.whl");
  }

  private void assertNoName(String type, String identifier) {
    String document =
        "{'name':'io.example/hello','description':'d','version':'1.0.0','packages':["
            + "{'registryType':'npm','identifier':'good','version':'1.0.0','transport':{'type':'stdio'}},"
            + "{'registryType':'%s','identifier':'%s','version':'1.0.0','transport':{'type':'stdio'}}]}"
                .formatted(type, identifier);
    Refused refused = refused(imported(document, DRAFT));
    assertEquals("/packages/1/identifier", refused.problems().get(0).pointer());
    assertTrue(
        reason(refused), reason(refused).contains("is no name of a package of type " + type));
    SeraiException added =
        assertThrows(
            SeraiException.class,
            () -> testing.add(EDITOR, document.replace('\'', '"'), ORGANIZATION, DRAFT));
    assertEquals(ErrorCode.INVALID_ENTRY, added.code());
    assertTrue(added.getMessage(), added.getMessage().contains("/packages/1/identifier"));
  }

  @Test
  public void aReferenceOfAClientIsAskedFor() {
    Imported made =
        (Imported)
            imported(
                    "{'mcpServers':{'a':{'command':'node','args':['${HOME}/a.js'],"
                        + "'env':{'A':'${env:B}'}}}}",
                    ACTIVE)
                .get(0);
    assertFalse(made.entry().document(), made.entry().document().contains("${"));
    assertTrue(made.entry().document(), made.entry().document().contains("{HOME}/a.js"));
  }

  @Test
  public void whatAClientHasSwitchedOffBeginsAsADraft() {
    Imported made =
        (Imported)
            imported("{'mcpServers':{'a':{'command':'npx','args':['a'],'disabled':true}}}", ACTIVE)
                .get(0);
    assertEquals(DRAFT, made.entry().state());
    assertTrue(made.notes().toString(), made.notes().get(0).contains("switched off"));
  }

  @Test
  public void aDryRunTellsTheSameAndKeepsNothing() {
    ImportOptions dry = options(ORGANIZATION, ACTIVE, true);
    List<ImportOutcome> outcomes = testing.catalog.importAll(EDITOR, bytes(TWO), "test", dry);
    assertEquals("two", ((Imported) outcomes.get(1)).entry().alias());
    assertEquals(0, testing.store.all().size());
    assertEquals(List.of(), testing.work.noted);
    imported(TWO.replace("'one'", "'other'"), ACTIVE);
    outcomes = testing.catalog.importAll(EDITOR, bytes(TWO), "test", dry);
    assertEquals(ErrorCode.ALREADY_EXISTS, refused(outcomes).code());
    assertTrue(outcomes.get(1) instanceof Unchanged);
  }

  @Test
  public void whoMayNotImportIsToldOnce() {
    for (boolean dry : List.of(true, false)) {
      assertFails(ErrorCode.FORBIDDEN, MIA, options(ORGANIZATION, DRAFT, dry));
      assertFails(ErrorCode.FORBIDDEN, MIA, options(OF_MIA, ACTIVE, dry));
    }
    assertEquals(0, testing.store.all().size());
    List<ImportOutcome> mine =
        testing.catalog.importAll(MIA, bytes(TWO), "test", options(OF_MIA, PENDING, false));
    assertEquals(PENDING, ((Imported) mine.get(0)).entry().state());
  }

  @Test
  public void aStateWhereNothingBeginsIsRefused() {
    for (State state : List.of(State.DEPRECATED, DELETED)) {
      assertFails(ErrorCode.INVALID_VALUE, EDITOR, options(ORGANIZATION, state, false));
    }
  }

  @Test
  public void whatWasImportedBeforeTheStoreLeftIsTold() {
    testing.work.leavesAfter(1);
    List<ImportOutcome> outcomes =
        imported(TWO.replace("}}}", "},'Three':{'command':'npx','args':['three']}}}"), ACTIVE);
    assertTrue(outcomes.get(0) instanceof Imported);
    assertEquals(ErrorCode.STORE_UNAVAILABLE, ((Refused) outcomes.get(1)).code());
    assertTrue(reason((Refused) outcomes.get(2)).contains("not tried any more"));
    testing.work.leavesAfter(0);
    assertFails(ErrorCode.STORE_UNAVAILABLE, EDITOR, options(OF_MIA, DRAFT, false));
  }

  private void assertFails(ErrorCode code, Actor actor, ImportOptions options) {
    SeraiException error =
        assertThrows(
            SeraiException.class,
            () -> testing.catalog.importAll(actor, bytes(TWO), "test", options));
    assertEquals(code, error.code());
  }

  private List<ImportOutcome> imported(String file, State state) {
    return testing.catalog.importAll(
        EDITOR, bytes(file), "test", options(ORGANIZATION, state, false));
  }

  private static ImportOptions options(OwnerRef scope, State state, boolean dryRun) {
    return new ImportOptions(scope, state, dryRun);
  }

  private static Refused refused(List<ImportOutcome> outcomes) {
    assertTrue(outcomes.toString(), outcomes.get(0) instanceof Refused);
    return (Refused) outcomes.get(0);
  }

  private static String reason(Refused refused) {
    return refused.problems().get(0).reason();
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
