package dev.serai.registry.internal.document;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which kind of document it is. From 2025-09-16 on all dates have the same shape for what is read
 * here; before, fields were in snake case. Nothing is fetched.
 */
final class SchemaRule {
  /** The current schema's id. */
  static final String CURRENT =
      "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

  private static final Pattern ID =
      Pattern.compile(
          "https://static\\.modelcontextprotocol\\.io/schemas/([^/]+)/server\\.schema\\.json#?");
  private static final Set<String> READ =
      Set.of("2025-09-16", "2025-09-29", "2025-10-11", "2025-10-17", "2025-12-11");
  private static final Map<String, String> SNAKE =
      Map.of(
          "registry_type", "registryType",
          "registry_name", "registryType",
          "package_arguments", "packageArguments",
          "runtime_arguments", "runtimeArguments",
          "runtime_hint", "runtimeHint",
          "environment_variables", "environmentVariables",
          "transport_type", "type");
  private static final List<String> CLIENT_ROOTS = List.of("mcpServers", "servers", "mcp");

  private SchemaRule() {}

  /** Notes why a document is of another kind; whether its other problems are worth telling. */
  static boolean accepts(Place document) {
    if (!document.isObject()) {
      return false;
    }
    return !isClientConfiguration(document)
        && isSupported(document.at("$schema"))
        && !isSnakeCase(document);
  }

  private static boolean isClientConfiguration(Place document) {
    for (String root : CLIENT_ROOTS) {
      Place at = document.at(root);
      if (at.node().isObject() && !document.at("name").isPresent()) {
        at.fault("Is a client configuration: write one server.json for each of its servers.");
        return true;
      }
    }
    return false;
  }

  private static boolean isSupported(Place at) {
    String schema = at.text().orElse(at.isPresent() ? "" : CURRENT);
    Matcher id = ID.matcher(schema);
    if (!id.matches()) {
      at.fault("Schema " + Quoted.of(schema) + " is no server.json schema: write " + CURRENT + ".");
      return false;
    }
    if (!READ.contains(id.group(1))) {
      at.fault(
          "Schema " + Quoted.of(id.group(1)) + " is not supported yet: migrate to 2025-12-11.");
      return false;
    }
    return true;
  }

  private static boolean isSnakeCase(Place document) {
    boolean found = false;
    if (document.at("version_detail").isPresent()) {
      document.at("version_detail").fault(older("version"));
      found = true;
    }
    for (String list : List.of("packages", "remotes")) {
      Place at = document.at(list);
      if (at.node().isArray()) {
        for (Place item : at.items()) {
          found |= hasSnake(item);
        }
      }
    }
    return found;
  }

  private static boolean hasSnake(Place item) {
    boolean found = false;
    for (Map.Entry<String, String> field : SNAKE.entrySet()) {
      Place old = item.at(field.getKey());
      if (old.isPresent()) {
        old.fault(older(field.getValue()));
        found = true;
      }
    }
    return found;
  }

  private static String older(String now) {
    return "Is a field of schema 2025-07-09, which is not supported yet: migrate to 2025-12-11, where"
        + " it is \""
        + now
        + "\".";
  }
}
