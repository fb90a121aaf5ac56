package dev.serai.registry.internal.catalog;

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
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.ImportOutcome.Imported;
import dev.serai.core.registry.ImportOutcome.Unchanged;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.OwnerRef;
import dev.serai.registry.internal.fetch.TestingSite;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Rule;
import org.junit.Test;

public class UrlImportTest {
  private static final String HELLO = document("io.example/hello", "1.0.0");

  @Rule public final TestingSite site = new TestingSite();

  private final TestingCatalog testing = new TestingCatalog();

  @Test
  public void aFileBehindAUrlIsImportedAsAnyOther() {
    site.document("/server.json", HELLO);
    EntryRecord made = ((Imported) imported("/server.json").get(0)).entry();
    assertEquals(State.ACTIVE, made.state());
    assertEquals("io.example/hello", made.name());
    assertEquals(made, ((Unchanged) imported("/server.json").get(0)).entry());
  }

  @Test
  public void theOriginTellsTheUrlWithoutWhatMayBeSecret() {
    site.document("/a/server.json", HELLO);
    EntryRecord made = ((Imported) imported("/a/server.json?token=s3cr3t#part").get(0)).entry();
    assertEquals("url:" + site.url("/a/server.json"), made.origin());
    assertEquals(List.of("/a/server.json?token=s3cr3t"), site.requests);
    assertFalse(testing.work.noted.toString(), testing.work.noted.toString().contains("s3cr3t"));
  }

  @Test
  public void whoMayMakeNoEntriesForTheOwnerMakesSeraiFetchNothing() {
    site.document("/", HELLO);
    assertEquals(ErrorCode.FORBIDDEN, refused(MIA, ORGANIZATION, site.url("/")).code());
    assertEquals(ErrorCode.FORBIDDEN, refused(EDITOR, OF_MIA, site.url("/")).code());
    assertEquals(List.of(), site.requests);
    assertEquals(1, imported(MIA, OF_MIA, State.DRAFT, site.url("/")).size());
  }

  @Test
  public void eachFetchIsNotedAlsoOneThatFails() {
    site.at("/", exchange -> TestingSite.answer(exchange, 404, ""));
    SeraiException failed = refused(EDITOR, ORGANIZATION, site.url("/none.json?key=s3cr3t"));
    assertEquals(ErrorCode.FETCH_FAILED, failed.code());
    assertTrue(failed.getMessage(), failed.getMessage().contains("status 404"));
    assertEquals(List.of("entry:fetch url:" + site.url("/none.json")), testing.work.noted);
  }

  @Test
  public void whatIsNoUrlIsRefusedWithoutRepeatingIt() {
    for (String url : List.of("s3cr3t", "https://a b/?s3cr3t", "file:s3cr3t", "mailto:s3cr3t@x")) {
      SeraiException refused = refused(EDITOR, ORGANIZATION, url);
      assertEquals(url, ErrorCode.INVALID_VALUE, refused.code());
      assertFalse(url, refused.getMessage().contains("s3cr3t"));
    }
    for (String url : List.of("file:///etc/passwd", "http://10.0.0.1/", "https:///x")) {
      assertEquals(url, ErrorCode.FETCH_REFUSED, refused(EDITOR, ORGANIZATION, url).code());
    }
  }

  @Test
  public void whatIsNoFileOfServersIsRefused() {
    site.document("/", "<!doctype html>");
    assertEquals(ErrorCode.INVALID_ENTRY, refused(EDITOR, ORGANIZATION, site.url("/")).code());
    assertEquals(List.of(), testing.store.all());
  }

  @Test
  public void othersChangeEntriesWhileAFileComes() {
    AtomicReference<EntryRecord> other = new AtomicReference<>();
    site.at(
        "/",
        exchange -> {
          other.set(
              CompletableFuture.supplyAsync(
                      () -> testing.add(EDITOR, "io.example/other", "1.0.0", ORGANIZATION).value())
                  .orTimeout(20, TimeUnit.SECONDS)
                  .join());
          TestingSite.answer(exchange, 200, HELLO);
        });
    assertEquals(1, imported("/").size());
    assertEquals("io.example/other", other.get().name());
  }

  private List<ImportOutcome> imported(String path) {
    return imported(EDITOR, ORGANIZATION, State.ACTIVE, site.url(path));
  }

  private List<ImportOutcome> imported(Actor actor, OwnerRef owner, State state, String url) {
    return testing.catalog.importFrom(actor, url, new ImportOptions(owner, state, false));
  }

  private SeraiException refused(Actor actor, OwnerRef owner, String url) {
    return assertThrows(SeraiException.class, () -> imported(actor, owner, State.DRAFT, url));
  }
}
