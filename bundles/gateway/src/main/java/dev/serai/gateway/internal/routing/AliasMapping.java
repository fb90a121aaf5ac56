package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.Alias;
import dev.serai.gateway.internal.exchange.AnswerMapping;
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

  private AliasMapping(Alias alias, JsonShape shape) {
    this.shape = shape;
    this.edits = new ShapeEdits(alias);
  }

  /** The mapping of the answers to a method. */
  static AnswerMapping of(Alias alias, String method) {
    return switch (method) {
      case "tools/call", "tasks/result" -> new AliasMapping(alias, JsonShape.TOOL_RESULT);
      case "prompts/get" -> new AliasMapping(alias, JsonShape.PROMPT_RESULT);
      case "resources/read" -> new AliasMapping(alias, JsonShape.READ_RESULT);
      case "tasks/get" -> new AliasMapping(alias, JsonShape.TASK_STATE);
      case "tasks/cancel" -> new AliasMapping(alias, JsonShape.TASK);
      default -> AnswerMapping.NONE;
    };
  }

  /** A listed item as clients of the aggregated endpoint see it. */
  static byte[] expose(Alias alias, ListKind kind, ListedItem item) {
    Edits edits = new Edits(item.json());
    new ShapeEdits(alias).collect(Slice.of(item.json()), JsonShape.ofItem(kind), edits);
    return edits.apply();
  }

  /** A task as clients of the aggregated endpoint see it. */
  static byte[] exposeTask(Alias alias, byte[] task) {
    Edits edits = new Edits(task);
    new ShapeEdits(alias).collect(Slice.of(task), JsonShape.TASK, edits);
    return edits.apply();
  }

  /** What a server tells of a task (SEP-2663) as clients of the aggregated endpoint see it. */
  public static byte[] exposeTaskState(Alias alias, Message notification) {
    Edits edits = new Edits(notification.bytes());
    new ShapeEdits(alias).collect(notification.params(), JsonShape.TASK_STATE, edits);
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
