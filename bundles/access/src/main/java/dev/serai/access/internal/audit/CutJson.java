package dev.serai.access.internal.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Reads the beginning of JSON text, as far as its values are whole. */
final class CutJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern UNFINISHED = Pattern.compile("[-+.0-9A-Za-z]++$");

  private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
  private final JsonParser parser;
  private ContainerNode<?> root;
  private String name;

  private CutJson(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * What there is of an object or an array.
   *
   * @param text its beginning
   * @return the value with all that is whole in it, or null where nothing is
   * @throws IOException if it is no JSON even so
   */
  static JsonNode read(String text) throws IOException {
    String whole = UNFINISHED.matcher(text).replaceFirst("");
    try (JsonParser parser = MAPPER.createParser(whole)) {
      return new CutJson(parser).read();
    }
  }

  private JsonNode read() throws IOException {
    try {
      for (JsonToken at = parser.nextToken(); at != null; at = parser.nextToken()) {
        take(at);
      }
    } catch (JsonEOFException e) {
      return root;
    }
    return root;
  }

  private void take(JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT -> begin(JsonNodeFactory.instance.objectNode());
      case START_ARRAY -> begin(JsonNodeFactory.instance.arrayNode());
      case END_OBJECT, END_ARRAY -> open.pop();
      case FIELD_NAME -> name = parser.currentName();
      default -> add(parser.readValueAsTree());
    }
  }

  private void begin(ContainerNode<?> node) {
    if (root == null) {
      root = node;
    } else {
      add(node);
    }
    open.push(node);
  }

  private void add(JsonNode node) {
    if (open.peek() instanceof ObjectNode object) {
      object.set(name, node);
    } else if (open.peek() instanceof ArrayNode array) {
      array.add(node);
    }
  }
}
