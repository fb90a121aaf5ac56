package dev.serai.registry.internal.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.serai.registry.internal.client.SecretRule;
import java.util.Map;
import java.util.Set;

/**
 * Documents as they may be shown: a text that is a secret, by what it is called, by what the
 * document says of it or by its looks, is {@code [redacted]}; places for values stay.
 */
final class Redaction {
  private static final TextNode REDACTED = TextNode.valueOf("[redacted]");
  private static final Set<String> VALUES = Set.of("value", "default");

  private Redaction() {}

  /** A copy that may be shown. */
  static JsonNode of(JsonNode document) {
    return shown("", false, document);
  }

  /** A value of a field as it may be shown. */
  static String value(String name, String text) {
    return isSecret(name, false, text) ? REDACTED.textValue() : text;
  }

  private static JsonNode shown(String name, boolean secret, JsonNode node) {
    if (node instanceof ObjectNode object) {
      return shown(object);
    }
    if (node instanceof ArrayNode array) {
      return shown(name, array);
    }
    return node.isTextual() && isSecret(name, secret, node.textValue()) ? REDACTED : node;
  }

  private static JsonNode shown(ObjectNode object) {
    ObjectNode shown = object.objectNode();
    boolean secret = object.path("isSecret").asBoolean();
    String called = object.path("name").asText();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      boolean value = VALUES.contains(member.getKey());
      String name = value ? called : member.getKey();
      shown.set(member.getKey(), shown(name, value && secret, member.getValue()));
    }
    return shown;
  }

  /** In a list of arguments the value of an option follows its name. */
  private static JsonNode shown(String name, ArrayNode array) {
    ArrayNode shown = array.arrayNode();
    String before = name;
    for (JsonNode item : array) {
      shown.add(shown(before, false, item));
      before = item.asText().startsWith("-") ? item.asText() : name;
    }
    return shown;
  }

  private static boolean isSecret(String name, boolean secret, String text) {
    if (SecretRule.isSecretValue(text)) {
      return true;
    }
    boolean place = text.isEmpty() || text.contains("{");
    return !place && (secret || SecretRule.isSecret(name, text));
  }
}
