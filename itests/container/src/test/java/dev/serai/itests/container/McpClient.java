package dev.serai.itests.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A client of revision 2025-11-25. One thread at a time sends. */
final class McpClient implements ToolClient {
  private static final String REVISION = "2025-11-25";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicLong ids = new AtomicLong();
  private final URI endpoint;
  private String session;

  McpClient(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Begins a session. */
  McpClient connect() throws IOException {
    HttpResponse<String> response =
        send(
            request("initialize")
                .set(
                    "params",
                    JSON.valueToTree(
                        Map.of(
                            "protocolVersion", REVISION,
                            "capabilities", Map.of(),
                            "clientInfo", Map.of("name", "itests", "version", "1")))));
    session = response.headers().firstValue("Mcp-Session-Id").orElseThrow();
    send(notification("notifications/initialized"));
    return this;
  }

  String session() {
    return session;
  }

  Answer ping() throws IOException {
    return Answer.of(send(request("ping")));
  }

  Answer list() throws IOException {
    return Answer.of(send(request("tools/list")));
  }

  @Override
  public Answer call(String tool, Map<String, ?> arguments) throws IOException {
    JsonNode params = JSON.valueToTree(Map.of("name", tool, "arguments", arguments));
    return Answer.of(send(request("tools/call").set("params", params)));
  }

  /** Opens the stream of messages that belong to no request. */
  Listener listen() {
    return Listener.open(http, headers().header("Accept", "text/event-stream").GET().build());
  }

  private HttpResponse<String> send(JsonNode message) throws IOException {
    try {
      return http.send(
          headers()
              .timeout(Duration.ofSeconds(30))
              .header("Content-Type", "application/json")
              .header("Accept", "application/json, text/event-stream")
              .POST(BodyPublishers.ofString(message.toString()))
              .build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private HttpRequest.Builder headers() {
    HttpRequest.Builder request = HttpRequest.newBuilder(endpoint);
    if (session != null) {
      request.header("Mcp-Session-Id", session).header("MCP-Protocol-Version", REVISION);
    }
    return request;
  }

  private ObjectNode request(String method) {
    return notification(method).put("id", ids.incrementAndGet());
  }

  private static ObjectNode notification(String method) {
    return JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method);
  }
}
