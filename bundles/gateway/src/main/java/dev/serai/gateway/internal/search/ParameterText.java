package dev.serai.gateway.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.StringJoiner;

/** The names and descriptions of all parameters of a schema, as one text to be searched. */
final class ParameterText {
  private static final int MAX_DEPTH = 4;

  /** A schema that repeats itself without end must not fill the index. */
  private static final int MAX_LENGTH = 10_000;

  private final StringJoiner text = new StringJoiner("\n");

  private ParameterText() {}

  static String of(JsonNode schema) {
    ParameterText text = new ParameterText();
    text.add(schema, 0);
    return text.text.toString();
  }

  private void add(JsonNode schema, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    for (Map.Entry<String, JsonNode> parameter : schema.path("properties").properties()) {
      if (text.length() < MAX_LENGTH) {
        text.add(ToolText.cut(parameter.getKey(), MAX_LENGTH));
        text.add(ToolText.cut(parameter.getValue().path("description").asText(), MAX_LENGTH));
        add(parameter.getValue(), depth + 1);
      }
    }
    if (schema.has("items")) {
      add(schema.get("items"), depth + 1);
    }
  }
}
