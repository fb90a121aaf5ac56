package dev.serai.access.internal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Takes secrets out of what calls were given and what they answered: by the names of members, by
 * names in plain text, and by their own form. JSON text inside strings is treated alike. What
 * cannot be read is withheld as a whole. Safe for use by any thread.
 */
final class CallRedaction {
  /** What stands in the place of what cannot be read. */
  static final String WITHHELD = "[withheld: it cannot be read as JSON]";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int MAX_INNER = 4;
  private static final List<String> NAMING = List.of("name", "key", "header", "field", "variable");
  private static final List<String> NAMED = List.of("value", "values", "default");

  private final SecretNames names;
  private final PlainText text;

  CallRedaction(SecretNames names) {
    this.names = names;
    this.text = new PlainText(names);
  }

  /**
   * JSON text without secrets.
   *
   * @param json any text
   * @param cut whether it is only the beginning, of which is kept what is whole
   * @return JSON text that any store takes
   */
  String of(String json, boolean cut) {
    try {
      JsonNode node = cut ? CutJson.read(json) : MAPPER.readTree(json);
      return node == null || node.isMissingNode() ? quoted(WITHHELD) : write(redacted(node, 0));
    } catch (IOException e) {
      return quoted(WITHHELD);
    }
  }

  private JsonNode redacted(JsonNode node, int inner) {
    if (node instanceof ObjectNode object) {
      return members(object, inner);
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, redacted(array.get(i), inner));
      }
    }
    return node.isTextual() ? TextNode.valueOf(string(node.textValue(), inner)) : node;
  }

  private ObjectNode members(ObjectNode object, int inner) {
    boolean named = NAMING.stream().anyMatch(name -> names.contains(object.path(name).asText("")));
    ObjectNode clean = MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      boolean secret = names.contains(name) || named && NAMED.contains(name);
      boolean tells = !value.isNull() && !value.isBoolean();
      JsonNode shown =
          secret && tells ? TextNode.valueOf(Redaction.REDACTED) : redacted(value, inner);
      clean.set(PlainText.byForm(name), shown);
    }
    return clean;
  }

  private String string(String value, int inner) {
    String start = value.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return text.redacted(value);
    }
    try {
      return inner == MAX_INNER ? WITHHELD : write(redacted(MAPPER.readTree(value), inner + 1));
    } catch (JsonProcessingException e) {
      return WITHHELD;
    }
  }

  /** Halves of surrogate pairs, which no store takes, become question marks. */
  private static String write(JsonNode node) throws JsonProcessingException {
    StringBuilder kept = new StringBuilder();
    MAPPER
        .writeValueAsString(node)
        .codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? '?' : point)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static String quoted(String words) {
    return TextNode.valueOf(words).toString();
  }
}
