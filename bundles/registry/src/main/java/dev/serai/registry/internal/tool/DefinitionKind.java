package dev.serai.registry.internal.tool;

import dev.serai.core.store.ToolRecord;
import java.util.List;

/**
 * What a server defines, and which members of a definition tell a client or a model what it is (MCP
 * 2025-11-25, schema: Tool, Resource, ResourceTemplate, Prompt, InitializeResult). The constants
 * are in the order in which people read them.
 */
public enum DefinitionKind {
  /** The text by which a server introduces itself; one a server, with this name. */
  INSTRUCTIONS(ToolRecord.Kind.INSTRUCTIONS, "instructions", "instructions"),
  /** Of {@code tools/list}. */
  TOOL(
      ToolRecord.Kind.TOOL,
      "name",
      "name",
      "title",
      "description",
      "inputSchema",
      "outputSchema",
      "annotations",
      "execution"),
  /** Of {@code prompts/list}. */
  PROMPT(ToolRecord.Kind.PROMPT, "name", "name", "title", "description", "arguments"),
  /** Of {@code resources/list}. */
  RESOURCE(
      ToolRecord.Kind.RESOURCE,
      "uri",
      "uri",
      "name",
      "title",
      "description",
      "mimeType",
      "annotations"),
  /** Of {@code resources/templates/list}. */
  TEMPLATE(
      ToolRecord.Kind.TEMPLATE,
      "uriTemplate",
      "uriTemplate",
      "name",
      "title",
      "description",
      "mimeType",
      "annotations");

  private final ToolRecord.Kind recorded;
  private final String key;
  private final List<String> members;

  DefinitionKind(ToolRecord.Kind recorded, String key, String... members) {
    this.recorded = recorded;
    this.key = key;
    this.members = List.of(members);
  }

  /** The kind of a stored record. */
  public static DefinitionKind of(ToolRecord.Kind recorded) {
    return valueOf(recorded.name());
  }

  /** How the store calls it. */
  public ToolRecord.Kind recorded() {
    return recorded;
  }

  /** The member whose value tells one definition of this kind from another. */
  String key() {
    return key;
  }

  /** The members that matter, besides {@code _meta}. */
  List<String> members() {
    return members;
  }
}
