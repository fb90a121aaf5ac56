package dev.serai.itests.container;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Status, headers and body of the answers to good and bad requests. */
final class RawAnswers {
  private static final Set<String> DIFFERENT_EACH_TIME = Set.of("date", "mcp-session-id");
  private static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
          + "\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"a\",\"version\":\"1\"}}}";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final URI endpoint;

  private RawAnswers(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** The answers by what was asked. */
  static Map<String, String> of(URI endpoint) throws Exception {
    RawAnswers asked = new RawAnswers(endpoint);
    asked.askForMessages();
    asked.askByHttp();
    return asked.answers;
  }

  private void askForMessages() throws Exception {
    post("initialize", INITIALIZE);
    post("ping", request("ping", "{}"));
    post("tools/list", request("tools/list", "{}"));
    post("a call", request("tools/call", greet("hello__greet")));
    post("an unknown tool", request("tools/call", greet("nobody")));
    post("an unknown method", request("no/such", "{}"));
    post("a method that needs a session", request("logging/setLevel", "{\"level\":\"info\"}"));
    post("a notification", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    post("no JSON", "{\"jsonrpc\":");
    post("a batch", "[" + request("ping", "{}") + "]");
    post("no message", "{}");
    post("nothing", "");
  }

  private void askByHttp() throws Exception {
    post("another type", request("ping", "{}"), "Content-Type", "text/plain");
    post("an unknown session", request("ping", "{}"), "Mcp-Session-Id", "none");
    post("an unknown revision", request("ping", "{}"), "MCP-Protocol-Version", "1999-01-01");
    post("a foreign origin", request("ping", "{}"), "Origin", "https://evil.example");
    ask("a stream without session", at("").GET().header("Accept", "text/event-stream"));
    ask("a stream of another type", at("").GET().header("Accept", "text/html"));
    ask("the end of no session", at("").DELETE());
    ask("another method", at("").PUT(BodyPublishers.noBody()));
    ask("OPTIONS", at("").method("OPTIONS", BodyPublishers.noBody()));
    ask("no such gateway", at("/none").POST(BodyPublishers.ofString(request("ping", "{}"))));
  }

  private static String request(String method, String params) {
    String form = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}";
    return form.formatted(method, params);
  }

  private static String greet(String tool) {
    return "{\"name\":\"" + tool + "\",\"arguments\":{\"name\":\"Ada\"}}";
  }

  private void post(String name, String body, String... headers) throws Exception {
    Map<String, String> all = new TreeMap<>();
    all.put("Content-Type", "application/json");
    all.put("Accept", "application/json, text/event-stream");
    for (int at = 0; at < headers.length; at += 2) {
      all.put(headers[at], headers[at + 1]);
    }
    HttpRequest.Builder request = at("").POST(BodyPublishers.ofString(body));
    all.forEach(request::setHeader);
    ask(name, request);
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(endpoint + path));
  }

  private void ask(String name, HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    Map<String, Object> headers = new TreeMap<>(response.headers().map());
    headers
        .keySet()
        .removeIf(header -> DIFFERENT_EACH_TIME.contains(header.toLowerCase(Locale.ROOT)));
    answers.put(name, response.statusCode() + " " + headers + "\n" + response.body());
  }
}
