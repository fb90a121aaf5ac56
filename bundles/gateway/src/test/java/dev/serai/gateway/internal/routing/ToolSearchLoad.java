package dev.serai.gateway.internal.routing;

import dev.serai.core.access.Access;
import dev.serai.core.access.Actor;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.Origin;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.BenchmarkTable;
import dev.serai.gateway.internal.TestingAccess;
import dev.serai.gateway.internal.access.AccessControl;
import dev.serai.gateway.internal.access.Decisions;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.gateways.Gateways;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.search.SearchAnswer;
import dev.serai.gateway.internal.search.SearchRequest;
import dev.serai.gateway.internal.search.SearchedTool;
import dev.serai.gateway.internal.search.ToolIndex;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.Assert;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Not a test: {@code benchmarks/gateway} runs it, and it prints how long it takes to find tools
 * among 20,000 of 5,000 servers, to list them, and to index them.
 */
public class ToolSearchLoad {
  private static final int SERVERS = 5_000;
  private static final int TOOLS = 4;
  private static final int SEARCHES = 1_000;
  private static final int BUILDS = 5;
  private static final Actor WHO = Actor.operator("benchmark");
  private static final String GATEWAY = "default";
  private static final List<String> VERBS =
      List.of(
          "create",
          "get",
          "list",
          "update",
          "delete",
          "search",
          "send",
          "merge",
          "close",
          "open",
          "archive",
          "export",
          "import",
          "validate",
          "assign",
          "comment",
          "approve",
          "deploy");
  private static final List<String> NOUNS =
      List.of(
          "issue",
          "repository",
          "branch",
          "invoice",
          "customer",
          "ticket",
          "message",
          "channel",
          "document",
          "page",
          "folder",
          "query",
          "table",
          "record",
          "event",
          "calendar",
          "contact",
          "order",
          "payment",
          "shipment",
          "alert",
          "dashboard",
          "metric",
          "pipeline",
          "build",
          "release",
          "secret",
          "certificate",
          "user",
          "team",
          "project",
          "task",
          "comment",
          "label",
          "milestone",
          "webhook",
          "bucket",
          "object",
          "instance",
          "cluster",
          "volume",
          "snapshot");
  private static final List<String> WORDS =
      List.of(
          "the",
          "of",
          "a",
          "in",
          "with",
          "by",
          "for",
          "each",
          "returns",
          "given",
          "optional",
          "filter",
          "result",
          "identifier",
          "workspace",
          "organization",
          "default",
          "maximum");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Random random = new Random(6);
  private final List<CatalogEntry> entries = new ArrayList<>();
  private RegistrySnapshot registry = RegistrySnapshot.EMPTY;
  private Visibility visibility;

  @Before
  public void open() {
    ServiceSlot<Access> access = new ServiceSlot<>("access");
    access.bind(new TestingAccess());
    visibility =
        new Visibility(
            new Gateways(
                new ServiceSlot<>("gateways"),
                new ServiceSlot<>("bindings"),
                folder.getRoot().toPath()),
            new Decisions(new AccessControl(access)),
            () -> registry);
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < words; at++) {
      text.append(one(random.nextInt(3) == 0 ? NOUNS : WORDS)).append(' ');
    }
    return text.toString();
  }

  private Directory directory() {
    Map<ListedServer, ServerListing> listings = new LinkedHashMap<>();
    for (int server = 0; server < SERVERS; server++) {
      CatalogEntry entry = entry(new Alias("s" + server));
      entries.add(entry);
      List<ListedItem> tools = new ArrayList<>();
      for (int tool = 0; tool < TOOLS; tool++) {
        tools.add(tool(one(VERBS) + "_" + one(NOUNS) + "_" + tool));
      }
      listings.put(
          ListedServer.of(entry),
          new ServerListing(Map.of(ListKind.TOOLS, tools), Map.of(), Set.of(), null));
    }
    registry = new RegistrySnapshot(1, entries, List.of(), List.of());
    return Directory.of(listings);
  }

  private static CatalogEntry entry(Alias alias) {
    return new CatalogEntry(
        alias,
        "org.example/" + alias.value(),
        "1.0.0",
        alias.value(),
        "",
        new RemoteLaunch(RemoteLaunch.Transport.STREAMABLE_HTTP, "http://127.0.0.1", Map.of()),
        EntryOptions.DEFAULTS,
        new Origin("benchmark", alias.value(), 0, ""));
  }

  /** About 1.2 KB. */
  private ListedItem tool(String name) {
    StringBuilder properties = new StringBuilder();
    for (int at = 0; at < 6; at++) {
      properties
          .append(at == 0 ? "" : ",")
          .append("\"" + one(NOUNS) + "_" + at + "\":{\"type\":\"string\",\"description\":\"")
          .append(text(12))
          .append("\"}");
    }
    return new ListedItem(
        name,
        JsonText.utf8(
            "{\"name\":\""
                + name
                + "\",\"description\":\""
                + text(30)
                + "\",\"inputSchema\":{\"type\":\"object\",\"properties\":{"
                + properties
                + "}}}"));
  }

  @Test
  public void takes() {
    Directory directory = directory();
    List<SearchedTool> tools = directory.searchable();
    Assert.assertEquals(SERVERS * TOOLS, tools.size());
    ToolIndex index = builds(tools);
    BenchmarkTable table =
        new BenchmarkTable(
            "One search among 20,000 tools of 5,000 servers (aim: p99 within 50 ms)",
            "query",
            "median, ms",
            "p99, ms",
            "slowest, ms",
            "CPU at p99, ms");
    measure(table, "a tool's name", i -> search(index, tools.get(i % tools.size()).exposed()));
    measure(table, "a verb and a noun", i -> search(index, one(VERBS) + " " + one(NOUNS)));
    measure(table, "a sentence of ten words", i -> search(index, text(10)));
    measure(table, "a word of most tools", i -> search(index, one(WORDS)));
    measure(table, "mistyped words", i -> search(index, "crete " + one(NOUNS) + "x rpository"));
    measure(table, "nothing: all tools", i -> search(index, ""));
    measure(table, "no search: the first page of all tools", i -> list(directory));
  }

  private ToolIndex builds(List<SearchedTool> tools) {
    BenchmarkTable table =
        new BenchmarkTable(
            "The index of 20,000 tools", "round", "built in, ms", "CPU, ms", "heap, MB");
    ToolIndex index = null;
    for (int round = 1; round <= BUILDS; round++) {
      index = null;
      long before = heap();
      long begin = System.nanoTime();
      long used = threads.getCurrentThreadCpuTime();
      index = ToolIndex.of(tools);
      used = threads.getCurrentThreadCpuTime() - used;
      long taken = System.nanoTime() - begin;
      table.row(
          round,
          BenchmarkTable.millis(taken),
          BenchmarkTable.millis(used),
          (heap() - before) >> 20);
      Reference.reachabilityFence(index);
    }
    return index;
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private int search(ToolIndex index, String query) {
    SearchRequest request = new SearchRequest(query.strip(), 10, null);
    ToolIndex.Found found = index.find(request, 1_000);
    List<SearchedTool> seen = visibility.seen(WHO, GATEWAY, found.tools());
    return SearchAnswer.of(request, seen, found.all()).length;
  }

  private int list(Directory directory) {
    return visibility.of(WHO, GATEWAY, directory).page(ListKind.TOOLS, Era.LEGACY, null).length;
  }

  private void measure(BenchmarkTable table, String what, IntFunction<Integer> search) {
    long[] taken = new long[SEARCHES];
    long[] used = new long[SEARCHES];
    for (int i = -SEARCHES / 2; i < SEARCHES; i++) {
      long begin = System.nanoTime();
      long cpu = threads.getCurrentThreadCpuTime();
      Assert.assertTrue(search.apply(Math.abs(i)) > 0);
      if (i >= 0) {
        used[i] = threads.getCurrentThreadCpuTime() - cpu;
        taken[i] = System.nanoTime() - begin;
      }
    }
    Arrays.sort(taken);
    Arrays.sort(used);
    table.row(
        what,
        BenchmarkTable.millis(taken[SEARCHES / 2]),
        BenchmarkTable.millis(taken[SEARCHES * 99 / 100]),
        BenchmarkTable.millis(taken[SEARCHES - 1]),
        BenchmarkTable.millis(used[SEARCHES * 99 / 100]));
  }
}
