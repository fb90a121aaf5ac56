package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;

import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.routing.ListKind;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/**
 * Random valid traffic passes as it would without the gateway, byte for byte, but for the
 * documented rewrites: ids and progress tokens are ours on the server's side, members that only one
 * era has come and go, and aggregated endpoints map names and URIs.
 */
public class RandomTrafficTest {
  private static final int EXCHANGES = 60;
  private static final int ITEMS = 10;
  private static final String MODERN_META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

  /** What a modern client's list has beside the items. */
  private static final String ADDED =
      "\"resultType\":\"complete\",\"ttlMs\":0,\"cacheScope\":\"private\",\"_meta\":"
          + "{\"io.modelcontextprotocol/serverInfo\":"
          + "{\"name\":\"serai\",\"title\":\"Serai\",\"version\":\"1.0.0\"}},";

  /** Repeats a run: {@code -Dserai.seed=...}. */
  private static final long SEED = Long.getLong("serai.seed", System.nanoTime());

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(120);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final Map<String, RandomServer> servers = new TreeMap<>();
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    servers.put("legacy-pipe", RandomServer.stdio(Era.LEGACY));
    servers.put("modern-pipe", RandomServer.stdio(Era.MODERN));
    servers.put("legacy-web", RandomServer.http(Era.LEGACY));
    servers.put("modern-web", RandomServer.http(Era.MODERN));
    servers.forEach((alias, server) -> server.register(orchestrator, alias));
    gateway = new TestingGateway(folder.newFolder("gateway").toPath(), orchestrator, false);
    System.out.println("Random traffic of -Dserai.seed=" + SEED);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    for (RandomServer server : servers.values()) {
      server.close();
    }
  }

  /** Sends a request, and gives all messages of the answer. */
  private interface Sender {
    HttpResponse<String> send(RandomExchange exchange) throws Exception;
  }

  private Sender sender(Era era, String path) throws Exception {
    if (era == Era.MODERN) {
      TestingModernHttpClient client = new TestingModernHttpClient(gateway.uri(path), "{}");
      return exchange ->
          client.send(
              client.headers(exchange.method(), exchange.name()), exchange.request().client());
    }
    TestingClient client = TestingClient.initialized(gateway.uri(path), "{}");
    return exchange -> client.post(exchange.request().client());
  }

  private void atTheServersOwnEndpoints(Era client) throws Exception {
    for (String alias : servers.keySet()) {
      pass(client, alias, null, sender(client, "/servers/" + alias + "/mcp"));
    }
  }

  private void atTheAggregatedEndpoint(Era client) throws Exception {
    Sender sender = sender(client, "/mcp");
    for (String alias : servers.keySet()) {
      pass(client, alias, alias, sender);
    }
  }

  private void pass(Era client, String alias, String exposedBy, Sender sender) throws Exception {
    RandomServer server = servers.get(alias);
    long seed = SEED + 31 * alias.hashCode() + client.ordinal();
    RandomExchanges random =
        new RandomExchanges(seed, client, server.era(), exposedBy, server.info());
    for (int number = 0; number < EXCHANGES; number++) {
      String mark = alias + (exposedBy == null ? "-own-" : "-all-") + client + "-" + number;
      RandomExchange exchange = random.next(mark);
      server.expect(exchange, mark);
      String about = "-Dserai.seed=" + SEED + " " + mark + " " + exchange.method();
      List<String> heard = messages(sender.send(exchange).body());
      String request = exchange.request().server().replace(RandomExchange.OURS, server.id());
      assertEquals(about, request, server.received());
      assertEquals(about, expected(exchange), heard);
    }
  }

  private static List<String> expected(RandomExchange exchange) {
    List<String> expected = new ArrayList<>();
    exchange.notifications().forEach(note -> expected.add(note.client()));
    expected.add(exchange.answer().client());
    return expected;
  }

  private static List<String> messages(String body) {
    return body.startsWith("{")
        ? List.of(body)
        : body.lines()
            .filter(line -> line.startsWith("data: {"))
            .map(line -> line.substring("data: ".length()))
            .toList();
  }

  /** Each server lists in two pages; the items by kind as clients of the endpoint get them. */
  private Map<ListKind, List<String>> listRandomly() {
    Map<ListKind, List<String>> all = new EnumMap<>(ListKind.class);
    servers.forEach(
        (alias, server) -> {
          RandomExchanges random =
              new RandomExchanges(
                  SEED + alias.hashCode(), Era.LEGACY, server.era(), alias, server.info());
          for (ListKind kind : ListKind.values()) {
            List<Twin> first = random.items(kind, ITEMS);
            List<Twin> second = random.items(kind, ITEMS);
            server.lists(
                kind.method(),
                List.of(page(kind, first, ",\"nextCursor\":\"1\""), page(kind, second, "")));
            List<String> items = all.computeIfAbsent(kind, key -> new ArrayList<>());
            first.forEach(item -> items.add(item.client()));
            second.forEach(item -> items.add(item.client()));
          }
        });
    return all;
  }

  private static String page(ListKind kind, List<Twin> items, String more) {
    return "{\"" + kind.member() + "\":" + Twin.array(items).server() + more + "}";
  }

  @Test
  public void inTheListsOfAllServers() throws Exception {
    Map<ListKind, List<String>> items = listRandomly();
    Sender legacy = sender(Era.LEGACY, "/mcp");
    Sender modern = sender(Era.MODERN, "/mcp");
    for (ListKind kind : ListKind.values()) {
      String about = "-Dserai.seed=" + SEED + " " + kind;
      String list = "\"" + kind.member() + "\":[" + String.join(",", items.get(kind)) + "]}}";
      String all = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{";
      assertEquals(about, List.of(all + list), listed(legacy, kind, "{}"));
      assertEquals(
          about, List.of(all + ADDED + list), listed(modern, kind, "{" + MODERN_META + "}"));
    }
  }

  private static List<String> listed(Sender sender, ListKind kind, String params) throws Exception {
    String request =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
            + kind.method()
            + "\",\"params\":"
            + params
            + "}";
    return messages(
        sender
            .send(new RandomExchange(kind.method(), null, Twin.same(request), List.of(), null))
            .body());
  }

  @Test
  public void ofLegacyClientsAtTheServersOwnEndpoints() throws Exception {
    atTheServersOwnEndpoints(Era.LEGACY);
  }

  @Test
  public void ofModernClientsAtTheServersOwnEndpoints() throws Exception {
    atTheServersOwnEndpoints(Era.MODERN);
  }

  @Test
  public void ofLegacyClientsAtTheAggregatedEndpoint() throws Exception {
    atTheAggregatedEndpoint(Era.LEGACY);
  }

  @Test
  public void ofModernClientsAtTheAggregatedEndpoint() throws Exception {
    atTheAggregatedEndpoint(Era.MODERN);
  }
}
