package dev.serai.gateway.internal.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.io.IOException;
import java.util.Set;

/**
 * What a server said of itself in its answer to {@code initialize}.
 *
 * @param protocolVersion the revision that it speaks
 * @param tools whether it has tools
 * @param prompts whether it has prompts
 * @param resources whether it has resources
 * @param logging whether it sends log messages
 */
public record Features(
    String protocolVersion, boolean tools, boolean prompts, boolean resources, boolean logging) {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Set<String> SPOKEN =
      Set.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");

  /**
   * Reads an answer to {@code initialize}.
   *
   * @throws SeraiException {@code UPSTREAM_INVALID} if it is no such answer, or names a revision
   *     that we do not speak
   */
  static Features of(Message answer) {
    String version = answer.text(Place.PROTOCOL_VERSION);
    if (version == null || !SPOKEN.contains(version)) {
      throw new SeraiException(
          ErrorCode.UPSTREAM_INVALID,
          "The server speaks an unknown protocol version: " + version + ".");
    }
    JsonNode capabilities = capabilities(answer.slice(Place.CAPABILITIES));
    return new Features(
        version,
        capabilities.has("tools"),
        capabilities.has("prompts"),
        capabilities.has("resources"),
        capabilities.has("logging"));
  }

  private static JsonNode capabilities(Slice raw) {
    if (raw == null) {
      return MAPPER.createObjectNode();
    }
    try {
      return MAPPER.readTree(raw.source(), raw.from(), raw.length());
    } catch (IOException e) {
      throw new SeraiException(
          ErrorCode.UPSTREAM_INVALID, "The server's capabilities are malformed.", e);
    }
  }
}
