package dev.serai.gateway.internal.upstream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of the tools of one modern HTTP server: which of their parameters travel as headers
 * too, learned from every list that passes. Tools that break the rules of those are taken out of
 * the lists. Safe for use by any thread.
 */
final class HeaderTools {
  private static final Logger LOG = LoggerFactory.getLogger(HeaderTools.class);
  private static final MessageReader READER = MessageReader.lenient();
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int MAX_TOOLS = 10_000;

  private final String server;
  private final Map<String, ParamHeaders> known = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /** Nothing is known yet. */
  HeaderTools(String server) {
    this.server = server;
  }

  boolean knows(String tool) {
    return known.containsKey(tool);
  }

  /** Notes that no list holds a tool, so that it is not looked for with each call. */
  void isNotListed(String tool) {
    if (known.size() < MAX_TOOLS) {
      known.putIfAbsent(tool, ParamHeaders.NONE);
    }
  }

  /**
   * Learns from an answer to {@code tools/list}, and gives it without the tools it must not have.
   */
  Message admit(Message list) {
    Slice tools = list.result() == null ? null : ObjectMembers.of(list.result()).get("tools");
    if (tools == null) {
      return list;
    }
    Edits edits = new Edits(list.bytes());
    try (JsonParser parser = MAPPER.createParser(tools.source(), tools.from(), tools.length())) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          int from = tools.from() + (int) parser.currentTokenLocation().getByteOffset();
          JsonNode tool = MAPPER.readTree(parser);
          int to = tools.from() + (int) parser.currentLocation().getByteOffset();
          if (!learn(tool)) {
            edits.remove(new Slice(tools.source(), from, to));
          }
        }
      }
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.UPSTREAM_INVALID, "The list of tools is malformed.", e);
    }
    return edits.isEmpty() ? list : READER.read(edits.apply());
  }

  private boolean learn(JsonNode tool) {
    String name = tool.path("name").asText();
    try {
      known.put(name, new ParamHeaders(HeaderSchema.read(tool.path("inputSchema"))));
      return true;
    } catch (HeaderSchema.Invalid e) {
      known.put(name, ParamHeaders.NONE);
      if (refused.add(name)) {
        LOG.warn("Server {}: tool {} is left out, {}", server, name, e.getMessage());
      }
      return false;
    }
  }

  /** The headers of a tool's calls; none for a tool that is not known. */
  ParamHeaders of(String tool) {
    return tool == null ? ParamHeaders.NONE : known.getOrDefault(tool, ParamHeaders.NONE);
  }
}
