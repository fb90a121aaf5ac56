package dev.serai.gateway.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import dev.serai.gateway.internal.exchange.Era;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server that answers as random exchanges say, over a pipe or over HTTP, of either era. */
final class RandomServer implements AutoCloseable {
  private static final String CAPABILITIES =
      "{\"tools\":{},\"prompts\":{},\"resources\":{},\"completions\":{}}";
  private static final Map<String, String> LISTS =
      Map.of(
          "tools/list", TestingMcpServer.tools("t"),
          "prompts/list", "{\"prompts\":[{\"name\":\"p\"}]}",
          "resources/list", "{\"resources\":[{\"uri\":\"demo://r\"}]}",
          "resources/templates/list", "{\"resourceTemplates\":[]}");

  private final Era era;
  private final TestingMcpServer pipe;
  private final TestingHttpServer http;
  private final Runnable closing;
  private final Map<String, List<String>> lists = new ConcurrentHashMap<>();
  private volatile RandomExchange expected;
  private volatile String mark;
  private volatile String received;
  private volatile String id;

  private RandomServer(Era era, TestingMcpServer pipe, TestingHttpServer http, Runnable closing) {
    this.era = era;
    this.pipe = pipe;
    this.http = http;
    this.closing = closing;
  }

  static RandomServer stdio(Era era) {
    TestingMcpServer pipe =
        era == Era.LEGACY
            ? new TestingMcpServer(CAPABILITIES)
            : TestingModernServer.stdio(CAPABILITIES, "t");
    RandomServer server = new RandomServer(era, pipe, null, pipe::close);
    for (String method : RandomExchanges.OF_ONE_SERVER) {
      pipe.on(method, request -> server.onPipe(method, request));
    }
    return server;
  }

  static RandomServer http(Era era) throws IOException {
    if (era == Era.MODERN) {
      TestingModernServer modern = new TestingModernServer(CAPABILITIES);
      return overHttp(era, modern.http(), modern::close);
    }
    TestingHttpServer legacy = new TestingHttpServer();
    legacy.on("initialize", RandomServer::initialize);
    return overHttp(era, legacy, legacy::close);
  }

  private static RandomServer overHttp(Era era, TestingHttpServer http, Runnable closing) {
    RandomServer server = new RandomServer(era, null, http, closing);
    for (String method : RandomExchanges.OF_ONE_SERVER) {
      http.on(method, (exchange, request) -> server.onHttp(method, exchange, request));
    }
    return server;
  }

  private static void initialize(HttpExchange exchange, JsonNode request) throws IOException {
    exchange.getResponseHeaders().set("Mcp-Session-Id", "s");
    TestingHttpServer.result(
        exchange,
        request,
        "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":"
            + CAPABILITIES
            + ",\"serverInfo\":{\"name\":\"testing\",\"version\":\"1\"}}");
  }

  Era era() {
    return era;
  }

  /** What it calls itself. */
  String info() {
    return era == Era.LEGACY
        ? "{\"name\":\"testing\",\"version\":\"1\"}"
        : "{\"name\":\"modern\",\"version\":\"3\"}";
  }

  void register(TestingOrchestrator orchestrator, String alias) {
    if (pipe != null) {
      orchestrator.stdio(alias, EntryOptions.DEFAULTS, () -> pipe);
    } else {
      orchestrator.endpoint(alias, new Endpoint.Http(http.uri(), Map.of()));
    }
  }

  /** The next request with this mark is answered so. */
  void expect(RandomExchange exchange, String itsMark) {
    received = null;
    expected = exchange;
    mark = itsMark;
  }

  /** The request as it came. */
  String received() {
    return received;
  }

  /** The id that the gateway chose for it, JSON text. */
  String id() {
    return id;
  }

  /** Lists so where nothing else is expected: results page by page, the n-th under cursor n. */
  void lists(String method, List<String> pages) {
    lists.put(method, pages);
  }

  private String page(String method, JsonNode request) {
    return lists
        .getOrDefault(method, List.of(LISTS.getOrDefault(method, "{}")))
        .get(request.at("/params/cursor").asInt());
  }

  private boolean isExpected(JsonNode request) {
    return request.at("/params/" + RandomExchange.MARK).asText().equals(mark);
  }

  private List<String> messages(JsonNode request, List<String> all) {
    String text = all.stream().filter(one -> one.contains("\"" + mark + "\"")).findFirst().get();
    id = request.get("id").toString();
    received = text;
    List<Twin> texts = new ArrayList<>(expected.notifications());
    texts.add(expected.answer());
    return texts.stream().map(one -> one.server().replace(RandomExchange.OURS, id)).toList();
  }

  private String onPipe(String method, JsonNode request) {
    if (!isExpected(request)) {
      return page(method, request);
    }
    messages(request, pipe.received()).forEach(pipe::emit);
    return null;
  }

  private void onHttp(String method, HttpExchange exchange, JsonNode request) throws IOException {
    if (!isExpected(request)) {
      TestingHttpServer.result(exchange, request, page(method, request));
      return;
    }
    List<String> messages = messages(request, http.received());
    if (messages.size() == 1) {
      byte[] body = messages.get(0).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } else {
      TestingHttpServer.events(
          exchange, messages.stream().map(m -> "data: " + m + "\n\n").toArray(String[]::new));
    }
  }

  @Override
  public void close() {
    closing.run();
  }
}
