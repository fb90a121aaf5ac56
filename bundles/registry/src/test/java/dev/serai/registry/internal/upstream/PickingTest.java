package dev.serai.registry.internal.upstream;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OF_MIA;
import static dev.serai.registry.internal.upstream.TestingRegistries.NAME;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome.Imported;
import dev.serai.core.registry.ImportOutcome.Refused;
import dev.serai.core.registry.ImportOutcome.Unchanged;
import dev.serai.core.registry.ListedServer;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.RegistryRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class PickingTest {
  private static final String HELLO = "io.example/hello";

  @Rule public final TestingRegistry there = new TestingRegistry();

  private final TestingRegistries here = new TestingRegistries();

  @Before
  public void publish() {
    there.publish(HELLO, "1.0.0");
    there.publish(HELLO, "1.1.0");
    there.publish("io.example/other", "2.0.0");
    here.add(there.url());
  }

  @Test
  public void serversAreFoundPageByPage() {
    List<String> found = new ArrayList<>();
    String after = null;
    do {
      Page<ListedServer> page =
          here.picking.search(EDITOR, NAME, ORGANIZATION, new PageRequest(after, 1, null));
      page.items().forEach(server -> found.add(server.name() + " " + server.version()));
      after = page.next();
    } while (after != null);
    assertEquals(List.of(HELLO + " 1.1.0", "io.example/other 2.0.0"), found);
    assertEquals(1, search("ple/other").items().size());
    assertEquals(0, search("ple/nothing").items().size());
  }

  @Test
  public void theLatestVersionIsPickedUnlessAnotherIsNamed() {
    EntryRecord latest = ((Imported) here.pick(HELLO, null)).entry();
    assertEquals("1.1.0", latest.version());
    assertEquals("registry:public", latest.origin());
    assertEquals(State.ACTIVE, latest.state());
    assertEquals("1.0.0", ((Imported) here.pick(HELLO, "1.0.0")).entry().version());
    assertEquals(latest, ((Unchanged) here.pick(HELLO, "1.1.0")).entry());
    assertEquals(Map.of("1.0.0", "active", "1.1.0", "active"), here.record().known().get(HELLO));
  }

  @Test
  public void aDryRunChangesNothing() {
    here.picking.pick(
        EDITOR, NAME, HELLO, null, new ImportOptions(ORGANIZATION, State.DRAFT, true));
    assertEquals(List.of(), here.entries(HELLO));
    assertEquals(1, here.store.find(NAME).orElseThrow().version());
  }

  @Test
  public void whoMayMakeNoEntriesForTheOwnerMakesSeraiAskNothing() {
    PageRequest first = PageRequest.first(10);
    ImportOptions wanted = new ImportOptions(ORGANIZATION, State.DRAFT, false);
    fails(ErrorCode.FORBIDDEN, () -> here.picking.search(MIA, NAME, ORGANIZATION, first));
    fails(ErrorCode.FORBIDDEN, () -> here.picking.pick(MIA, NAME, HELLO, null, wanted));
    fails(ErrorCode.NOT_FOUND, () -> here.picking.search(EDITOR, "none", ORGANIZATION, first));
    assertEquals(List.of(), there.asked());
    assertEquals(2, here.picking.search(MIA, NAME, OF_MIA, first).items().size());
    here.picking.pick(MIA, NAME, HELLO, null, new ImportOptions(OF_MIA, State.PENDING, false));
    assertEquals(State.PENDING, here.entry(HELLO, "1.1.0").state());
  }

  @Test
  public void aDeletedVersionIsNotPickedAndADeprecatedOneIsToldOf() {
    there.status(HELLO, "1.0.0", "deleted", "It leaks");
    there.status(HELLO, "1.1.0", "deprecated", "Take other");
    SeraiException refused = fails(ErrorCode.INVALID_VALUE, () -> here.pick(HELLO, "1.0.0"));
    assertTrue(refused.getMessage(), refused.getMessage().contains("It leaks"));
    Imported made = (Imported) here.pick(HELLO, null);
    assertTrue(made.notes().toString(), made.notes().toString().contains("Take other"));
  }

  @Test
  public void aDocumentThatIsNoneIsRefusedWithItsProblems() {
    there.publish(HELLO, "2.0.0", "{\"name\":\"" + HELLO + "\",\"version\":\"2.0.0\"}");
    Refused refused = (Refused) here.pick(HELLO, "2.0.0");
    assertEquals(ErrorCode.INVALID_ENTRY, refused.code());
    assertEquals(List.of(), here.entries(HELLO));
  }

  @Test
  public void nonsenseIsRefusedWithTheNameOfTheRegistry() {
    for (String answer :
        List.of(
            "<!doctype html>",
            "",
            "[]",
            "{}",
            "{\"servers\":{}}",
            "{\"servers\":[],\"metadata\":{\"nextCursor\":\"" + "x".repeat(3_000) + "\"}}",
            "[".repeat(10_000))) {
      there.instead.put("/servers", answer);
      SeraiException failed =
          fails(
              ErrorCode.FETCH_FAILED,
              () -> here.picking.search(EDITOR, NAME, ORGANIZATION, PageRequest.first(10)));
      assertTrue(failed.getMessage(), failed.getMessage().contains("The registry public"));
    }
    there.instead.put("/servers", "{\"servers\":[1,{},{\"server\":{\"name\":\"a/b\"}}]}");
    assertEquals(
        List.of(), here.picking.search(EDITOR, NAME, ORGANIZATION, PageRequest.first(10)).items());
    there.instead.put("/servers", 503);
    fails(ErrorCode.FETCH_FAILED, () -> here.pick(HELLO, null));
  }

  @Test
  public void anotherServerThanTheOneAskedForIsNotTaken() {
    there.instead.put(
        "/1.0.0", "{\"server\":{\"name\":\"io.example/evil\",\"version\":\"1.0.0\"}}");
    fails(ErrorCode.FETCH_FAILED, () -> here.pick(HELLO, "1.0.0"));
    assertEquals(List.of(), here.testing.store.all());
  }

  @Test
  public void namesAreEncodedInPaths() {
    fails(ErrorCode.FETCH_FAILED, () -> here.pick("a b/../c?d#e", "1/0 +x"));
    assertEquals(
        List.of("/v0.1/servers/a%20b%2F..%2Fc%3Fd%23e/versions/1%2F0%20%2Bx"), there.asked());
    fails(ErrorCode.INVALID_VALUE, () -> here.pick(" ", null));
  }

  @Test
  public void registriesAreManagedByWhoMayApproveForEverybody() {
    fails(ErrorCode.FORBIDDEN, () -> here.managed.delete(MIA, NAME));
    fails(
        ErrorCode.FORBIDDEN,
        () -> here.managed.create(MIA, RegistryRecord.of("b", "https://example.com", true)));
    assertEquals(1, here.managed.list(MIA, PageRequest.first(10)).items().size());
    for (String url :
        List.of("x", "ftp://a.example", "https://u:p@a.example", "https://a.example/?q")) {
      fails(
          ErrorCode.INVALID_VALUE,
          () -> here.managed.create(EDITOR, RegistryRecord.of("b", url, true)));
    }
    fails(
        ErrorCode.INVALID_VALUE,
        () -> here.managed.create(EDITOR, RegistryRecord.of("B b", "https://a.example", true)));
    fails(ErrorCode.ALREADY_EXISTS, () -> here.add("https://a.example"));
    here.managed.update(EDITOR, NAME, old -> old.value().with("https://a.example/v0", false));
    assertEquals("https://a.example/v0", here.managed.get(MIA, NAME).value().url());
    here.managed.delete(EDITOR, NAME);
    fails(ErrorCode.NOT_FOUND, () -> here.managed.get(EDITOR, NAME));
    assertEquals(
        List.of(
            "registry:create registry:public",
            "registry:update registry:public",
            "registry:delete registry:public"),
        here.work.noted);
  }

  private Page<ListedServer> search(String text) {
    return here.picking.search(EDITOR, NAME, ORGANIZATION, new PageRequest(null, 200, text));
  }

  private static SeraiException fails(ErrorCode code, ThrowingRunnable work) {
    SeraiException error = assertThrows(SeraiException.class, work);
    assertEquals(error.getMessage(), code, error.code());
    return error;
  }
}
