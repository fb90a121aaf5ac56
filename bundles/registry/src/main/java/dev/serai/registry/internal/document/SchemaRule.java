package dev.serai.registry.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which kind of document it is, and of which schema. Nothing is fetched. */
final class SchemaRule {
  /** The current schema's id. */
  static final String CURRENT =
      "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

  private static final Pattern ID =
      Pattern.compile(
          "https://static\\.modelcontextprotocol\\.io/schemas/([^/]+)/server\\.schema\\.json#?");
  private static final Set<String> READ =
      Set.of("2025-07-09", "2025-09-16", "2025-09-29", "2025-10-11", "2025-10-17", "2025-12-11");
  private static final List<String> CLIENT_ROOTS = List.of("mcpServers", "servers", "mcp");

  private SchemaRule() {}

  /** Notes why a document is of another kind; whether its other problems are worth telling. */
  static boolean accepts(Place document) {
    if (!document.isObject()) {
      return false;
    }
    return !isClientConfiguration(document) && isSupported(document.at("$schema"));
  }

  /**
   * The date of a schema that is read here.
   *
   * @param schema the value of {@code $schema}
   * @return the date; {@code ""} where the value is missing or an empty string; empty for others
   */
  static Optional<String> date(JsonNode schema) {
    if (schema.isMissingNode() || schema.isTextual() && schema.textValue().isEmpty()) {
      return Optional.of("");
    }
    Matcher id = ID.matcher(schema.isTextual() ? schema.textValue() : "");
    return id.matches() && READ.contains(id.group(1)) ? Optional.of(id.group(1)) : Optional.empty();
  }

  private static boolean isClientConfiguration(Place document) {
    for (String root : CLIENT_ROOTS) {
      Place at = document.at(root);
      if (at.node().isObject() && !document.at("name").isPresent()) {
        at.fault(
            "Is a client configuration: import it with serai:entry-import, or write one server.json for"
                + " each of its servers.");
        return true;
      }
    }
    return false;
  }

  private static boolean isSupported(Place at) {
    if (date(at.node()).isEmpty()) {
      at.text().ifPresent(schema -> refuse(at, schema));
      return false;
    }
    return true;
  }

  private static void refuse(Place at, String schema) {
    Matcher id = ID.matcher(schema);
    at.fault(
        id.matches()
            ? "Schema " + Quoted.of(id.group(1)) + " is not supported yet: migrate to 2025-12-11."
            : "Schema " + Quoted.of(schema) + " is no server.json schema: write " + CURRENT + ".");
  }
}
