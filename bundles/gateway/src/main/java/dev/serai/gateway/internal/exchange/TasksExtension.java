package dev.serai.gateway.internal.exchange;

import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.util.Set;

/**
 * The tasks extension of MCP 2026-07-28 (SEP-2663). It is not defined in the revisions before, and
 * not compatible with the experimental tasks of 2025-11-25.
 */
public final class TasksExtension {
  /** The extension's identifier. */
  public static final String ID = "io.modelcontextprotocol/tasks";

  /** What a client has to declare to use it, JSON text. */
  public static final String REQUIRED = "{\"extensions\":{\"" + ID + "\":{}}}";

  /** A client of nobody that declares it. */
  public static final CapabilitySet DECLARED = CapabilitySet.of(Slice.of(REQUIRED));

  /** The notification of a task's state. */
  public static final String STATUS = "notifications/tasks";

  private static final Set<String> METHODS = Set.of("tasks/get", "tasks/update", "tasks/cancel");

  private TasksExtension() {}

  /** Whether a method is one of the extension's. */
  public static boolean owns(String method) {
    return METHODS.contains(method);
  }

  /** Capabilities, JSON text, without the extension. */
  public static Slice removedFrom(Slice capabilities) {
    Slice extensions = ObjectMembers.of(capabilities).get("extensions");
    if (extensions == null
        || !extensions.text().startsWith("{")
        || !ObjectMembers.of(extensions).containsKey(ID)) {
      return capabilities;
    }
    return Slice.of(
        new Edits(capabilities.source())
            .replace(extensions, ObjectMembers.without(extensions, ID))
            .applyTo(capabilities));
  }
}
