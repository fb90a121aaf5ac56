package dev.serai.registry.internal.catalog;

import static dev.serai.core.store.EntryRecord.State.DRAFT;
import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.OTTO;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class ListingTest {
  private final TestingCatalog testing = new TestingCatalog();

  @Test
  public void entriesComeByNameTheNewestVersionFirst() {
    for (String version : List.of("1.0.0-beta", "1.10.0", "1.9.0", "1.0.0", "1.0.0-alpha")) {
      testing.add(EDITOR, "io.example/b", version, ORGANIZATION);
    }
    testing.add(EDITOR, "io.example/a", "v-first", ORGANIZATION);
    testing.add(EDITOR, "io.example/a", "0.0.1", ORGANIZATION);
    assertEquals(
        List.of(
            "io.example/a 0.0.1",
            "io.example/a v-first",
            "io.example/b 1.10.0",
            "io.example/b 1.9.0",
            "io.example/b 1.0.0",
            "io.example/b 1.0.0-beta",
            "io.example/b 1.0.0-alpha"),
        testing.listed(EDITOR, null));
  }

  @Test
  public void pagesGoOnWhereTheLastEndedWhateverHappensMeanwhile() {
    for (int i = 0; i < 7; i++) {
      testing.add(EDITOR, "io.example/s" + i, "1.0.0", ORGANIZATION);
    }
    Page<Versioned<EntryRecord>> first = page(null);
    testing.catalog.entries().delete(EDITOR, first.items().get(2).value().id());
    testing.add(EDITOR, "io.example/a", "1.0.0", ORGANIZATION);
    Page<Versioned<EntryRecord>> second = page(first.next());
    Page<Versioned<EntryRecord>> third = page(second.next());
    List<String> names = new ArrayList<>();
    for (Page<Versioned<EntryRecord>> page : List.of(first, second, third)) {
      page.items().forEach(entry -> names.add(entry.value().name().substring(11)));
    }
    assertEquals(List.of("s0", "s1", "s2", "s3", "s4", "s5", "s6"), names);
    assertNull(third.next());
  }

  @Test
  public void aPageThatHoldsAllIsTheLast() {
    for (int i = 0; i < 3; i++) {
      testing.add(EDITOR, "io.example/s" + i, "1.0.0", ORGANIZATION);
    }
    assertNull(page(null).next());
  }

  @Test
  public void aSearchLooksAtNameTitleDescriptionAndAlias() {
    String document =
        TestingCatalog.document("io.example/one", "1.0.0")
            .replace("Greeter", "Der Gr\u00fc\u00dfer");
    testing.add(EDITOR, document, ORGANIZATION, DRAFT);
    testing.add(EDITOR, "io.example/two", "1.0.0", ORGANIZATION);
    assertEquals(List.of("io.example/one 1.0.0"), testing.listed(EDITOR, "GR\u00dc\u00dfER"));
    assertEquals(List.of("io.example/two 1.0.0"), testing.listed(EDITOR, "/Two"));
    assertEquals(2, testing.listed(EDITOR, "says HELLO").size());
    assertEquals(List.of(), testing.listed(EDITOR, "three"));
  }

  @Test
  public void entriesThatNameAnAudienceAreForThat() {
    String document =
        TestingCatalog.document("io.example/one", "1.0.0")
            .replace(
                "\"title\"",
                "\"_meta\": {\"dev.serai/options\": {\"audience\": [\"team:blue\"]}}, \"title\"");
    testing.add(EDITOR, document, ORGANIZATION, DRAFT);
    assertEquals(1, testing.listed(EDITOR, null).size());
    assertEquals(1, testing.listed(TestingCatalog.MIA, null).size());
    assertEquals(List.of(), testing.listed(OTTO, null));
  }

  @Test
  public void aMadeUpCursorIsRefused() {
    for (String cursor : List.of("x", "", "YWJj", "!!!", "YQpiCmMKZA")) {
      SeraiException error = assertThrows(SeraiException.class, () -> page(cursor));
      assertEquals(ErrorCode.INVALID_VALUE, error.code());
    }
  }

  private Page<Versioned<EntryRecord>> page(String after) {
    return testing.catalog.entries().list(EDITOR, new PageRequest(after, 3, null));
  }
}
