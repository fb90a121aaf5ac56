package dev.serai.gateway.internal.routing;

import java.util.Map;

/**
 * Where in a value the mapped strings stand: an object names the members that lead to them, an
 * array leads to each of its elements, a leaf is mapped.
 *
 * @param kind what a leaf holds, or null for a node
 * @param members the members of a node
 */
record JsonShape(Leaf kind, Map<String, JsonShape> members) {

  /** What a mapped string is. */
  enum Leaf {
    /** A tool's or prompt's name. */
    NAME,
    /** A resource's URI or URI template. */
    URI,
    /** A task's id. */
    TASK
  }

  private static final JsonShape NAME = new JsonShape(Leaf.NAME, Map.of());
  private static final JsonShape URI = new JsonShape(Leaf.URI, Map.of());

  /**
   * A content block: a resource link, or an embedded resource (MCP 2025-11-25, tools and prompts).
   */
  private static final JsonShape CONTENT = node("uri", URI, "resource", node("uri", URI));

  /** A task (MCP 2025-11-25, tasks; SEP-2663). */
  static final JsonShape TASK = node("taskId", new JsonShape(Leaf.TASK, Map.of()));

  /** A result of {@code tools/call}, at once or of a task, or the task instead of it. */
  static final JsonShape TOOL_RESULT =
      new JsonShape(
          null,
          Map.of(
              "content",
              CONTENT,
              "task",
              TASK,
              "_meta",
              node("io.modelcontextprotocol/related-task", TASK)));

  /** The whole state of a task, with its result where it has one (SEP-2663, DetailedTask). */
  static final JsonShape TASK_STATE =
      node("taskId", new JsonShape(Leaf.TASK, Map.of()), "result", TOOL_RESULT);

  /** A result of {@code prompts/get}. */
  static final JsonShape PROMPT_RESULT = node("messages", node("content", CONTENT));

  /** A result of {@code resources/read}. */
  static final JsonShape READ_RESULT = node("contents", node("uri", URI));

  /** A listed tool; {@code _meta.ui.resourceUri} is that of the MCP Apps extension. */
  static final JsonShape TOOL =
      node("name", NAME, "_meta", node("ui", node("resourceUri", URI), "ui/resourceUri", URI));

  /** A listed prompt. */
  static final JsonShape PROMPT = node("name", NAME);

  /** A listed resource. */
  static final JsonShape RESOURCE = node("uri", URI);

  /** A listed resource template. */
  static final JsonShape TEMPLATE = node("uriTemplate", URI);

  private static JsonShape node(String member, JsonShape shape) {
    return new JsonShape(null, Map.of(member, shape));
  }

  private static JsonShape node(String one, JsonShape first, String two, JsonShape second) {
    return new JsonShape(null, Map.of(one, first, two, second));
  }

  /** The shape of an item of a list. */
  static JsonShape ofItem(ListKind kind) {
    return switch (kind) {
      case TOOLS -> TOOL;
      case PROMPTS -> PROMPT;
      case RESOURCES -> RESOURCE;
      case TEMPLATES -> TEMPLATE;
    };
  }
}
