package dev.serai.registry.internal.catalog;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.MIA;
import static dev.serai.registry.internal.catalog.TestingCatalog.OF_MIA;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import java.util.List;
import org.junit.Test;

/** The rules are those of {@link TestingCatalog}. */
public class EntryApprovalTest {
  private final TestingCatalog testing = new TestingCatalog();

  @Test
  public void whatARuleTrustsIsActiveAsSoonAsItIsHandedIn() {
    Versioned<EntryRecord> draft = testing.add(MIA, trusted("1.0.0"), OF_MIA, State.DRAFT);
    assertEquals(State.DRAFT, draft.value().state());
    EntryRecord submitted = testing.move(MIA, draft, State.PENDING).value();
    assertEquals(State.ACTIVE, submitted.state());
    assertEquals("Approved by rule: *.trusted.example", submitted.note());
    assertEquals(
        State.ACTIVE, testing.add(MIA, trusted("1.1.0"), OF_MIA, State.PENDING).value().state());
  }

  @Test
  public void everythingElseWaits() {
    Versioned<EntryRecord> draft = testing.add(MIA, "io.example/x", "1.0.0", OF_MIA);
    EntryRecord submitted = testing.move(MIA, draft, State.PENDING).value();
    assertEquals(State.PENDING, submitted.state());
    assertNull(submitted.note());
  }

  @Test
  public void jointlyToo() {
    Versioned<EntryRecord> one = testing.add(EDITOR, trusted("1.0.0"), ORGANIZATION, State.DRAFT);
    Versioned<EntryRecord> other = testing.add(EDITOR, "io.example/x", "1.0.0", ORGANIZATION);
    testing.catalog.move(
        EDITOR,
        "entry:joint",
        List.of(one.value().id(), other.value().id()),
        State.PENDING,
        "please");
    EntryRecord settled = testing.store.find(one.value().id()).orElseThrow().value();
    assertEquals(State.ACTIVE, settled.state());
    assertEquals("please (Approved by rule: *.trusted.example)", settled.note());
    assertEquals(
        State.PENDING, testing.store.find(other.value().id()).orElseThrow().value().state());
  }

  private static String trusted(String version) {
    return TestingCatalog.document("io.example/t", version)
        .replace("https://mcp.example.com/mcp", "https://eu.trusted.example/mcp");
  }
}
