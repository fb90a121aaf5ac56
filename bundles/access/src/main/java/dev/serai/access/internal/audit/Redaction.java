package dev.serai.access.internal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes out of JSON text what its name tells to be secret. */
final class Redaction {
  /** What stands in the place of a secret. */
  static final String REDACTED = "[redacted]";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern SECRET =
      Pattern.compile(
          "pass(word|wd|phrase|code)?|pwd|pin|secrets?|tokens?|hash|credentials?|cookies?|signature"
              + "|authorization|auth|bearer|jwt|otp|salt|private|(api|access|private|secret|master"
              + "|signing|encryption|session)?keys?");
  private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");

  private Redaction() {}

  /**
   * The same without secrets.
   *
   * @param json any text
   * @return JSON text; what is no JSON is a secret as a whole
   */
  static String of(String json) {
    try {
      return MAPPER.writeValueAsString(of(MAPPER.readTree(json)));
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(REDACTED).toString();
    }
  }

  /** The same without secrets; may change what it is given. */
  static JsonNode of(JsonNode node) {
    if (node instanceof ObjectNode object) {
      members(object);
    } else if (node instanceof ArrayNode array) {
      array.forEach(Redaction::of);
    }
    return node;
  }

  /** Whether a name tells that its value is secret: a word of it does, in whatever spelling. */
  static boolean secret(String name) {
    for (String word : WORD.split(name)) {
      if (SECRET.matcher(word.toLowerCase(Locale.ROOT)).matches()) {
        return true;
      }
    }
    return false;
  }

  private static void members(ObjectNode object) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode value = member.getValue();
      if (secret(member.getKey()) && !value.isNull() && !value.isBoolean()) {
        member.setValue(TextNode.valueOf(REDACTED));
      } else {
        of(value);
      }
    }
  }
}
