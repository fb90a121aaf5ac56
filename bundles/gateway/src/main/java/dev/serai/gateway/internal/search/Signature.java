package dev.serai.gateway.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The parameters of a tool in one line, the way that types are written in TypeScript: {@code
 * {owner: string, state?: "open"|"closed", labels?: string[]}}. What is optional has a question
 * mark; what is too deep or too long is an ellipsis.
 */
final class Signature {
  /** How deep objects are shown. */
  private static final int DEPTH = 2;

  private static final int MAX_PARAMETERS = 40;
  private static final int MAX_NESTED = 8;
  private static final int MAX_CHOICES = 12;
  private static final int MAX_TEXT = 60;
  private static final int MAX_LENGTH = 1_500;
  private static final String ANY = "any";
  private static final String MORE = "…";

  private Signature() {}

  /** The signature of a schema; at most 1,500 characters. */
  static String of(JsonNode schema) {
    return ToolText.cut(members(schema, 0), MAX_LENGTH);
  }

  private static String members(JsonNode schema, int depth) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    StringJoiner members = new StringJoiner(", ", "{", "}");
    int room = depth == 0 ? MAX_PARAMETERS : MAX_NESTED;
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      if (room-- == 0) {
        members.add(MORE);
        break;
      }
      String name = ToolText.cut(member.getKey(), MAX_TEXT);
      String mark = required.contains(member.getKey()) ? ": " : "?: ";
      members.add(name + mark + type(member.getValue(), depth + 1));
    }
    return members.toString();
  }

  private static String type(JsonNode schema, int depth) {
    if (schema.has("const")) {
      return value(schema.get("const"));
    }
    for (String choice : new String[] {"enum", "oneOf", "anyOf"}) {
      if (schema.path(choice).isArray() && !schema.get(choice).isEmpty()) {
        return choices(schema.get(choice), choice.equals("enum"), depth);
      }
    }
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      StringJoiner types = new StringJoiner("|");
      type.forEach(one -> types.add(type(schema, one.asText(), depth)));
      return types.toString();
    }
    return type(schema, type.asText(schema.has("properties") ? "object" : ANY), depth);
  }

  private static String choices(JsonNode all, boolean values, int depth) {
    StringJoiner choices = new StringJoiner("|");
    int room = MAX_CHOICES;
    for (JsonNode one : all) {
      if (room-- == 0) {
        choices.add(MORE);
        break;
      }
      choices.add(values ? value(one) : type(one, depth));
    }
    return choices.toString();
  }

  private static String value(JsonNode value) {
    return ToolText.cut(value.toString(), MAX_TEXT);
  }

  private static String type(JsonNode schema, String type, int depth) {
    return switch (type) {
      case "array" -> array(schema.path("items"), depth);
      case "object" -> object(schema, depth);
      case "" -> ANY;
      default -> ToolText.cut(type, MAX_TEXT);
    };
  }

  private static String array(JsonNode items, int depth) {
    String type = items.isObject() ? type(items, depth) : ANY;
    return type.contains("|") ? "(" + type + ")[]" : type + "[]";
  }

  private static String object(JsonNode schema, int depth) {
    if (schema.path("properties").isEmpty()) {
      return "object";
    }
    return depth > DEPTH ? "{" + MORE + "}" : members(schema, depth);
  }
}
