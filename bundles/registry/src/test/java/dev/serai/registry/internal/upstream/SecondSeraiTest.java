package dev.serai.registry.internal.upstream;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.upstream.TestingRegistries.NAME;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.PageRequest;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.ImportOutcome.Imported;
import dev.serai.core.registry.ListedServer;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.api.SecondSerai;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Another Serai as the registry from which servers are picked. */
public class SecondSeraiTest {
  private static final String HELLO = "io.example/hello";

  @Rule public final SecondSerai there = new SecondSerai();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final TestingRegistries here = new TestingRegistries();

  @Before
  public void pick() throws IOException {
    there.catalog().publish(EDITOR, HELLO, "1.0.0", ORGANIZATION);
    there.catalog().publish(EDITOR, "io.example/other", "1.0.0", ORGANIZATION);
    here.now = Instant.now();
    here.add(there.url());
    Path file = Files.writeString(folder.newFile().toPath(), there.token() + "\n");
    here.clients.listTokens(there.url() + "=" + file);
  }

  @Test
  public void withoutATokenThatItTakesItSaysSo() throws IOException {
    here.clients.listTokens();
    assertRefused("The registry public wants a token: put one into a file, and name that under");
    Path file = Files.writeString(folder.newFile().toPath(), "another");
    here.clients.listTokens(there.url() + "=" + file);
    assertRefused("The registry public does not take the token: put one into a file");
  }

  private void assertRefused(String begin) {
    SeraiException told = assertThrows(SeraiException.class, () -> here.pick(HELLO, null));
    assertTrue(told.getMessage(), told.getMessage().startsWith(begin));
  }

  @Test
  public void itsServersAreFoundAndPicked() {
    PageRequest one = new PageRequest(null, 1, null);
    List<ListedServer> first = here.picking.search(EDITOR, NAME, ORGANIZATION, one).items();
    assertEquals(List.of(HELLO), first.stream().map(ListedServer::name).toList());
    String next = here.picking.search(EDITOR, NAME, ORGANIZATION, one).next();
    ListedServer second =
        here.picking
            .search(EDITOR, NAME, ORGANIZATION, new PageRequest(next, 1, null))
            .items()
            .get(0);
    assertEquals("io.example/other", second.name());
    EntryRecord made = ((Imported) here.pick(HELLO, null)).entry();
    assertEquals(there.catalog().store.withName(HELLO).get(0).value().document(), made.document());
  }

  @Test
  public void whatBecomesOfThemThereIsFollowed() {
    here.pick(HELLO, null);
    here.ask();
    there.catalog().publish(EDITOR, HELLO, "1.1.0", ORGANIZATION);
    Versioned<EntryRecord> old =
        there.catalog().store.withName(HELLO).stream()
            .filter(each -> each.value().version().equals("1.0.0"))
            .findFirst()
            .orElseThrow();
    there
        .catalog()
        .catalog
        .move(EDITOR, "t", List.of(old.value().id()), State.DEPRECATED, "Take 1.1.0");
    here.pass(Duration.ofMinutes(30));
    assertNull(here.ask().problem());
    assertEquals(State.PENDING, here.entry(HELLO, "1.1.0").state());
    assertEquals(State.DEPRECATED, here.entry(HELLO, "1.0.0").state());
    assertTrue(here.entry(HELLO, "1.0.0").note().endsWith("Take 1.1.0"));
    there.catalog().catalog.entries().delete(EDITOR, old.value().id());
    assertNull(here.ask().problem());
    assertEquals(State.DELETED, here.entry(HELLO, "1.0.0").state());
    there.catalog().catalog.move(EDITOR, "t", List.of(old.value().id()), State.ACTIVE, null);
    here.pass(Duration.ofDays(2));
    assertNull(here.ask().problem());
    assertEquals(State.ACTIVE, here.entry(HELLO, "1.0.0").state());
  }
}
