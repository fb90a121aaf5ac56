package dev.serai.admin.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396, section 2). */
final class MergePatch {
  private MergePatch() {}

  /** What a target becomes by a patch; the target may be changed. */
  static JsonNode apply(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode merged =
        target instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    changes.properties().forEach(each -> change(merged, each.getKey(), each.getValue()));
    return merged;
  }

  private static void change(ObjectNode target, String name, JsonNode value) {
    if (value.isNull()) {
      target.remove(name);
    } else {
      target.set(name, apply(target.path(name), value));
    }
  }
}
