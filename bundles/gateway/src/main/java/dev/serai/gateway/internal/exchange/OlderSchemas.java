package dev.serai.gateway.internal.exchange;

import dev.serai.gateway.internal.json.ArrayElements;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.util.Map;

/**
 * What servers may say since 2026-07-28 (SEP-2106) and the schemas of the revisions before refuse:
 * an {@code outputSchema} that is not of objects and a {@code structuredContent} that is none are
 * left out, since both are optional; a property's schema that is a boolean is written as the object
 * that means the same (JSON Schema 2020-12, section 4.3.2). All other bytes stay.
 */
public final class OlderSchemas {
  private static final byte[] TRUE = JsonText.utf8("{}");
  private static final byte[] FALSE = JsonText.utf8("{\"not\":{}}");

  private OlderSchemas() {}

  /** Adds the edits for one tool; what is no object needs none. */
  public static void editTool(Slice tool, Edits edits) {
    if (!isObject(tool)) {
      return;
    }
    Map<String, Slice> members = ObjectMembers.of(tool);
    editProperties(members.get("inputSchema"), edits);
    Slice output = members.get("outputSchema");
    if (isOfObjects(output)) {
      editProperties(output, edits);
    } else if (output != null) {
      edits.remove(ObjectMembers.member(tool, "outputSchema"));
    }
  }

  /** Adds the edits for a result of {@code tools/list}; what is no object needs none. */
  static void editList(Slice result, Edits edits) {
    if (isObject(result)) {
      editTools(ObjectMembers.of(result).get("tools"), edits);
    }
  }

  private static void editTools(Slice tools, Edits edits) {
    ArrayElements.of(tools).forEach(tool -> editTool(tool, edits));
  }

  /** Adds the edits for the parameters of {@code sampling/createMessage}. */
  static void editSampling(Slice params, Edits edits) {
    Map<String, Slice> members = ObjectMembers.of(params);
    editTools(members.get("tools"), edits);
    for (Slice message : ArrayElements.of(members.get("messages"))) {
      Slice content = isObject(message) ? ObjectMembers.of(message).get("content") : null;
      if (isObject(content)) {
        editBlock(content, edits);
      } else {
        ArrayElements.of(content).forEach(block -> editBlock(block, edits));
      }
    }
  }

  private static void editBlock(Slice block, Edits edits) {
    if (isObject(block) && !isAbsentOrObject(ObjectMembers.of(block).get("structuredContent"))) {
      edits.remove(ObjectMembers.member(block, "structuredContent"));
    }
  }

  private static void editProperties(Slice schema, Edits edits) {
    Slice properties = isObject(schema) ? ObjectMembers.of(schema).get("properties") : null;
    if (isObject(properties)) {
      for (Slice property : ObjectMembers.of(properties).values()) {
        switch (property.text()) {
          case "true" -> edits.replace(property, TRUE);
          case "false" -> edits.replace(property, FALSE);
          default -> {}
        }
      }
    }
  }

  private static boolean isOfObjects(Slice schema) {
    Slice type = isObject(schema) ? ObjectMembers.of(schema).get("type") : null;
    return type != null && type.text().equals("\"object\"");
  }

  /** Whether a value is one that all revisions allow. */
  static boolean isAbsentOrObject(Slice value) {
    return value == null || isObject(value);
  }

  private static boolean isObject(Slice value) {
    return value != null && value.source()[value.from()] == '{';
  }
}
