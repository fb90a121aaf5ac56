package dev.serai.itests.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A client of revision 2026-07-28: it has no session. */
final class ModernClient implements ToolClient {
  private static final String REVISION = "2026-07-28";
  private static final String PREFIX = "io.modelcontextprotocol/";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicLong ids = new AtomicLong();
  private final URI endpoint;

  ModernClient(URI endpoint) {
    this.endpoint = endpoint;
  }

  Answer list() throws IOException {
    return send(message("tools/list", Map.of()), null);
  }

  @Override
  public Answer call(String tool, Map<String, ?> arguments) throws IOException {
    return send(message("tools/call", Map.of("name", tool, "arguments", arguments)), tool);
  }

  private ObjectNode message(String method, Map<String, ?> params) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("jsonrpc", "2.0")
            .put("id", ids.incrementAndGet())
            .put("method", method);
    JsonNode meta =
        JSON.valueToTree(
            Map.of(PREFIX + "protocolVersion", REVISION, PREFIX + "clientCapabilities", Map.of()));
    message.set("params", JSON.<ObjectNode>valueToTree(params).set("_meta", meta));
    return message;
  }

  private Answer send(ObjectNode message, String name) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", REVISION)
            .header("Mcp-Method", message.get("method").asText())
            .POST(BodyPublishers.ofString(message.toString()));
    if (name != null) {
      request.header("Mcp-Name", name);
    }
    try {
      return Answer.of(http.send(request.build(), BodyHandlers.ofString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
