package dev.serai.registry.internal.catalog;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static dev.serai.registry.internal.catalog.TestingCatalog.MIA;

import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.store.BenchmarkTable;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.junit.Assert;
import org.junit.Test;

/**
 * Not a test: {@code benchmarks/registry} runs it, and it prints how long lists and searches of a
 * large catalog take.
 */
public class EntrySearch {
  private static final int ENTRIES = 5_000;
  private static final int REQUESTS = 2_000;
  private static final int WARM_UP = 500;
  private static final int PAGE = 50;

  private final TestingCatalog testing = new TestingCatalog();
  private final BenchmarkTable table =
      new BenchmarkTable(
          "Lists and searches of 5,000 entries (aim: p99 under 50 ms)",
          "asked",
          "p50, ms",
          "p99, ms",
          "slowest, ms");

  @Test
  public void takesItsTime() {
    for (int i = 0; i < ENTRIES; i++) {
      String name = "io.example" + i % 97 + "/server-" + i;
      testing.add(EDITOR, document(name, i), ORGANIZATION, State.ACTIVE);
    }
    String[] after = cursors();
    report("management: any page", i -> page(after[i % after.length], null, PAGE));
    report("management: a word that many have", i -> page(null, "server", PAGE));
    report("management: a name that one has", i -> page(null, "server-" + i % ENTRIES, 1));
    report("management: a word that none has", i -> page(null, "nothing" + i, 0));
    report("registry API: first page", i -> published("", PAGE));
    report("registry API: a word that many have", i -> published("reads and writes", PAGE));
    report("registry API: a word that none has", i -> published("nothing" + i, 0));
  }

  private String[] cursors() {
    String[] cursors = new String[ENTRIES / PAGE];
    for (int i = 1; i < cursors.length; i++) {
      cursors[i] = page(cursors[i - 1], null, PAGE).next();
    }
    return cursors;
  }

  private Page<Versioned<EntryRecord>> page(String after, String search, int least) {
    Page<Versioned<EntryRecord>> page =
        testing.catalog.entries().list(MIA, new PageRequest(after, PAGE, search));
    Assert.assertTrue(search, page.items().size() >= least);
    return page;
  }

  private void published(String search, int least) {
    Predicate<Resource> visible = resource -> resource.owner().equals(ORGANIZATION);
    PublishedQuery query = new PublishedQuery(null, PAGE, search, null, null, false);
    int found = testing.catalog.published().list(visible, query).items().size();
    Assert.assertTrue(search, found >= least);
  }

  private void report(String asked, IntConsumer request) {
    long[] times = new long[REQUESTS];
    for (int i = -WARM_UP; i < REQUESTS; i++) {
      long begun = System.nanoTime();
      request.accept(i + WARM_UP);
      if (i >= 0) {
        times[i] = System.nanoTime() - begun;
      }
    }
    Arrays.sort(times);
    table.row(
        asked,
        BenchmarkTable.millis(times[REQUESTS / 2]),
        BenchmarkTable.millis(times[REQUESTS * 99 / 100]),
        BenchmarkTable.millis(times[REQUESTS - 1]));
  }

  /** Some 2 KB, as real ones have. */
  private static String document(String name, int number) {
    return TestingCatalog.document(name, "1." + number + ".0")
        .replace("Says hello.", "Reads and writes what number " + number + " keeps.")
        .replace(
            "\"title\"",
            "\"_meta\": {\"org.example/more\": \"" + "x".repeat(1_700) + "\"}, \"title\"");
  }
}
