package dev.serai.gateway.internal.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.TasksExtension;
import dev.serai.gateway.internal.json.Slice;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a server can do, by what it said of itself.
 *
 * @param protocolVersion the revision that it speaks with us
 * @param tools whether it has tools
 * @param prompts whether it has prompts
 * @param resources whether it has resources
 * @param logging whether it sends log messages
 * @param tasks whether it has the tasks extension (SEP-2663)
 * @param changing which of {@code tools}, {@code prompts} and {@code resources} it says to have
 *     changed when they have
 */
public record Features(
    String protocolVersion,
    boolean tools,
    boolean prompts,
    boolean resources,
    boolean logging,
    boolean tasks,
    Set<String> changing) {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Set<String> LISTS = Set.of("tools", "prompts", "resources");

  /**
   * Reads capabilities.
   *
   * @param protocolVersion the revision
   * @param capabilities JSON text, or null for none
   * @throws SeraiException {@code UPSTREAM_INVALID} if they are malformed
   */
  static Features of(String protocolVersion, Slice capabilities) {
    JsonNode node = read(capabilities);
    Set<String> changing = new TreeSet<>();
    for (String list : LISTS) {
      if (node.path(list).path("listChanged").asBoolean()) {
        changing.add(list);
      }
    }
    return new Features(
        protocolVersion,
        node.has("tools"),
        node.has("prompts"),
        node.has("resources"),
        node.has("logging"),
        node.path("extensions").has(TasksExtension.ID),
        changing);
  }

  /** Whether the server says when the lists of {@code tools} and the like have changed. */
  public boolean tellsChangesOf(String list) {
    return changing.contains(list);
  }

  private static JsonNode read(Slice raw) {
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
