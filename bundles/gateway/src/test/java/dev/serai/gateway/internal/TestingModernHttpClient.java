package dev.serai.gateway.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;

/** Speaks 2026-07-28 over HTTP, with every header and {@code _meta} member in place. */
final class TestingModernHttpClient {
  private final TestingClient http;
  private final String capabilities;
  private String meta = "";

  TestingModernHttpClient(URI uri, String capabilities) {
    this.http = new TestingClient(uri);
    this.capabilities = capabilities;
  }

  /** Sends a token from now on. */
  TestingModernHttpClient withToken(String token) {
    http.withToken(token);
    return this;
  }

  /** Adds further members of {@code _meta}, JSON text that begins with a comma. */
  TestingModernHttpClient withMeta(String members) {
    meta = members;
    return this;
  }

  /**
   * A request.
   *
   * @param id JSON text
   * @param members the parameters but for {@code _meta}, JSON text
   */
  String body(String id, String method, String members) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\""
        + method
        + "\",\"params\":{"
        + (members.isEmpty() ? "" : members + ",")
        + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
        + "\"io.modelcontextprotocol/clientCapabilities\":"
        + capabilities
        + meta
        + "}}}";
  }

  /** The headers of a request; the name's is left out for null. */
  HttpRequest.Builder headers(String method, String name) {
    HttpRequest.Builder builder =
        http.request().header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", method);
    return name == null ? builder : builder.header("Mcp-Name", name);
  }

  HttpResponse<String> send(HttpRequest.Builder headers, String body) throws Exception {
    return http.send(headers.POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  HttpResponse<String> post(String method, String name, String members) throws Exception {
    return send(headers(method, name), body("1", method, members));
  }

  JsonNode request(String method, String name, String members) throws Exception {
    return TestingClient.json(post(method, name, members));
  }

  /** Calls a tool, and gives each message of the answer as it arrives. */
  BlockingQueue<String> stream(String id, String method, String name, String members)
      throws Exception {
    return http.stream(
        headers(method, name)
            .POST(HttpRequest.BodyPublishers.ofString(body(id, method, members)))
            .build());
  }
}
