package dev.serai.gateway.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The parameters of a tool in one line, the way that types are written in TypeScript: {@code
 * {owner: string, state?: "open"|"closed", labels?: string[]}}. What is optional has a question
 * mark; what is too deep or too long is an ellipsis.
 */
final class Signature {
  /** How deep objects are shown; lists within lists go one deeper. */
  private static final int DEPTH = 2;

  private static final int MAX_PARAMETERS = 40;
  private static final int MAX_NESTED = 8;
  private static final int MAX_CHOICES = 12;
  private static final int MAX_TEXT = 60;
  private static final int MAX_LENGTH = 1_500;
  private static final String ANY = "any";
  private static final String MORE = "…";

  private final StringBuilder text = new StringBuilder();

  private Signature() {}

  /** The signature of a schema; at most 1,500 characters. */
  static String of(JsonNode schema) {
    Signature signature = new Signature();
    signature.members(schema, 0);
    return ToolText.cut(signature.text.toString(), MAX_LENGTH);
  }

  /** Whether nothing of what follows would be seen. */
  private boolean isFull() {
    return text.length() > MAX_LENGTH;
  }

  private void members(JsonNode schema, int depth) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    text.append('{');
    int room = depth == 0 ? MAX_PARAMETERS : MAX_NESTED;
    String separator = "";
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      text.append(separator);
      separator = ", ";
      if (room-- == 0 || isFull()) {
        text.append(MORE);
        break;
      }
      text.append(ToolText.cut(member.getKey(), MAX_TEXT));
      text.append(required.contains(member.getKey()) ? ": " : "?: ");
      type(member.getValue(), depth + 1);
    }
    text.append('}');
  }

  private void type(JsonNode schema, int depth) {
    if (schema.has("const")) {
      value(schema.get("const"));
      return;
    }
    for (String choice : new String[] {"enum", "oneOf", "anyOf"}) {
      if (schema.path(choice).isArray() && !schema.get(choice).isEmpty()) {
        choices(schema.get(choice), choice.equals("enum") ? this::value : one -> type(one, depth));
        return;
      }
    }
    JsonNode type = schema.path("type");
    if (type.isArray() && !type.isEmpty()) {
      Set<String> types = new LinkedHashSet<>();
      type.forEach(one -> types.add(one.asText()));
      choices(types, one -> type(schema, one, depth));
      return;
    }
    type(schema, type.asText(schema.has("properties") ? "object" : ANY), depth);
  }

  private <T> void choices(Iterable<T> all, Consumer<T> shown) {
    int room = MAX_CHOICES;
    String separator = "";
    for (T one : all) {
      text.append(separator);
      separator = "|";
      if (room-- == 0 || isFull()) {
        text.append(MORE);
        break;
      }
      shown.accept(one);
    }
  }

  private void value(JsonNode value) {
    text.append(ToolText.cut(value.toString(), MAX_TEXT));
  }

  private void type(JsonNode schema, String type, int depth) {
    switch (type) {
      case "array" -> array(schema.path("items"), depth);
      case "object" -> object(schema, depth);
      case "" -> text.append(ANY);
      default -> text.append(ToolText.cut(type, MAX_TEXT));
    }
  }

  private void array(JsonNode items, int depth) {
    int from = text.length();
    if (depth > DEPTH + 1) {
      text.append(MORE);
    } else if (items.isObject()) {
      type(items, depth + 1);
    } else {
      text.append(ANY);
    }
    if (text.indexOf("|", from) >= 0) {
      text.insert(from, '(').append(')');
    }
    text.append("[]");
  }

  private void object(JsonNode schema, int depth) {
    if (schema.path("properties").isEmpty()) {
      text.append("object");
    } else if (depth > DEPTH) {
      text.append('{').append(MORE).append('}');
    } else {
      members(schema, depth);
    }
  }
}
