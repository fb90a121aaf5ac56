package dev.serai.gateway.internal.upstream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
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
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final int MAX_TOOLS = 10_000;

  private final String server;
  private final Map<String, List<HeaderSchema.Param>> known = new ConcurrentHashMap<>();
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
      known.putIfAbsent(tool, List.of());
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
      known.put(name, HeaderSchema.read(tool.path("inputSchema")));
      return true;
    } catch (HeaderSchema.Invalid e) {
      known.put(name, List.of());
      if (refused.add(name)) {
        LOG.warn("Server {}: tool {} is left out, {}", server, name, e.getMessage());
      }
      return false;
    }
  }

  /** The names of the headers that a tool's parameters have. */
  List<String> names(String tool) {
    List<HeaderSchema.Param> params = known.getOrDefault(tool, List.of());
    return params.isEmpty() ? List.of() : params.stream().map(HeaderSchema.Param::header).toList();
  }

  /** The headers of a call, by its arguments. */
  Map<String, String> headers(Call call) {
    List<HeaderSchema.Param> params = known.getOrDefault(call.target(), List.of());
    if (params.isEmpty()) {
      return Map.of();
    }
    JsonNode arguments = arguments(call.exchange().request());
    Map<String, String> headers = new LinkedHashMap<>();
    for (HeaderSchema.Param param : params) {
      JsonNode value = arguments;
      for (String member : param.path()) {
        value = value.path(member);
      }
      String text = text(value);
      if (text != null) {
        headers.put(param.header(), HeaderValue.encode(text));
      }
    }
    return headers;
  }

  private static JsonNode arguments(Message request) {
    Slice arguments = ObjectMembers.of(request.params()).get("arguments");
    try {
      return arguments == null ? MAPPER.missingNode() : MAPPER.readTree(arguments.toBytes());
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "params.arguments is malformed.", e);
    }
  }

  private static String text(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().signum() == 0
          ? "0"
          : value.decimalValue().stripTrailingZeros().toPlainString();
    }
    return value.isTextual() || value.isBoolean() ? value.asText() : null;
  }
}
