package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.Alias;
import dev.serai.gateway.internal.exchange.AnswerMapping;
import dev.serai.gateway.internal.exchange.ServerNames;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;

/**
 * Maps the URIs in a server's answers for an aggregated endpoint, at the places that the
 * specification names.
 */
public final class AliasMapping implements AnswerMapping {
  private final JsonShape shape;
  private final ShapeEdits edits;

  private AliasMapping(ServerNames names, JsonShape shape) {
    this.shape = shape;
    this.edits = new ShapeEdits(names);
  }

  /** The mapping of the answers to a method. */
  static AnswerMapping of(ServerNames names, String method) {
    return switch (method) {
      case "tools/call", "tasks/result" -> new AliasMapping(names, JsonShape.TOOL_RESULT);
      case "prompts/get" -> new AliasMapping(names, JsonShape.PROMPT_RESULT);
      case "resources/read" -> new AliasMapping(names, JsonShape.READ_RESULT);
      case "tasks/get" -> new AliasMapping(names, JsonShape.TASK_STATE);
      case "tasks/cancel" -> new AliasMapping(names, JsonShape.TASK);
      default -> AnswerMapping.NONE;
    };
  }

  /** A listed item as clients of the aggregated endpoint see it. */
  static byte[] expose(Alias prefix, ListKind kind, ListedItem item) {
    Edits edits = new Edits(item.json());
    new ShapeEdits(new ServerNames(prefix, prefix))
        .collect(Slice.of(item.json()), JsonShape.ofItem(kind), edits);
    return edits.apply();
  }

  /** A task as clients of the aggregated endpoint see it. */
  static byte[] exposeTask(ServerNames names, byte[] task) {
    Edits edits = new Edits(task);
    new ShapeEdits(names).collect(Slice.of(task), JsonShape.TASK, edits);
    return edits.apply();
  }

  /** What a server tells of a task (SEP-2663) as clients of the aggregated endpoint see it. */
  public static byte[] exposeTaskState(ServerNames names, Message notification) {
    Edits edits = new Edits(notification.bytes());
    new ShapeEdits(names).collect(notification.params(), JsonShape.TASK_STATE, edits);
    return edits.apply();
  }

  @Override
  public void map(Message message, Edits into) {
    if (message.result() != null) {
      edits.collect(message.result(), isTask(message) ? JsonShape.TASK : shape, into);
    }
  }

  /** Whether a task stands for the result (SEP-2663). */
  private static boolean isTask(Message message) {
    return "task".equals(message.text(Place.RESULT_TYPE));
  }
}
