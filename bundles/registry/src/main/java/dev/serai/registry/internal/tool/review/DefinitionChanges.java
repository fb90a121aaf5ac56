package dev.serai.registry.internal.tool.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.core.store.ToolRecord;
import dev.serai.registry.internal.tool.Definition;
import dev.serai.registry.internal.tool.Deviation;
import dev.serai.registry.internal.tool.Deviations;

/** How a definition differs from the approved one, as the audit log tells it. */
final class DefinitionChanges {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DefinitionChanges() {}

  /** JSON text; null if nothing was approved. */
  static String text(ToolRecord approved, Definition found) {
    if (approved == null) {
      return null;
    }
    Deviation.Changed changed = Deviations.changed(Stored.definition(approved), found);
    ArrayNode differences = JSON.createArrayNode();
    changed
        .differences()
        .forEach(
            each -> {
              ObjectNode difference = differences.addObject();
              difference.put("pointer", each.pointer());
              difference.put("before", each.before());
              difference.put("after", each.after());
            });
    if (changed.more() > 0) {
      differences.addObject().put("more", changed.more());
    }
    return differences.toString();
  }
}
