package dev.serai.gateway.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/**
 * What a definition says about its tool. Nothing of it need be there, and none of it need be as the
 * specification wants it.
 *
 * @param title how people call it, or empty
 * @param description what it does, or empty
 * @param schema the schema of its arguments
 */
record ToolText(String title, String description, JsonNode schema) {
  private static final JsonMapper JSON = new JsonMapper();

  static ToolText of(byte[] definition) {
    JsonNode tool = read(definition);
    String title = tool.path("title").asText();
    return new ToolText(
        title.isEmpty() ? tool.at("/annotations/title").asText() : title,
        tool.path("description").asText(),
        tool.path("inputSchema"));
  }

  private static JsonNode read(byte[] definition) {
    try {
      return JSON.readTree(definition);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** The beginning of the description on one line. */
  String summary(int length) {
    String line = description.strip().replaceAll("\\s+", " ");
    return cut(line, length);
  }

  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
    return text.substring(0, end).stripTrailing() + "…";
  }
}
