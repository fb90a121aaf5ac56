package dev.serai.gateway.internal.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.gateway.internal.http.HeaderText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parameters of a tool that travel as headers too (MCP 2026-07-28, Streamable HTTP, custom
 * headers from tool parameters).
 */
final class HeaderSchema {
  static final String ANNOTATION = "x-mcp-header";

  /**
   * One parameter.
   *
   * @param header the name of the header
   * @param path the members that lead to the value in the arguments
   */
  record Param(String header, List<String> path) {
    /** The value in a call's arguments; a missing node where there is none. */
    JsonNode in(JsonNode arguments) {
      JsonNode value = arguments;
      for (String member : path) {
        value = value.path(member);
      }
      return value;
    }
  }

  /** A schema that breaks the rules; says how. */
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message);
    }
  }

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Set<String> TYPES = Set.of("string", "integer", "boolean");
  private static final Set<String> VALUES = Set.of("const", "default", "enum", "examples");

  private final List<Param> params = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private HeaderSchema() {}

  /** Reads the {@code inputSchema} of a tool. */
  static List<Param> read(JsonNode inputSchema) throws Invalid {
    HeaderSchema schema = new HeaderSchema();
    schema.visit(inputSchema, List.of(), true);
    return schema.params;
  }

  private void visit(JsonNode node, List<String> path, boolean reachable) throws Invalid {
    if (node.has(ANNOTATION)) {
      add(node, path, reachable);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().equals("properties")) {
        visitProperties(field.getValue(), path, reachable);
      } else if (!VALUES.contains(field.getKey())) {
        visitUnreachable(field.getValue(), path);
      }
    }
  }

  private void visitProperties(JsonNode properties, List<String> path, boolean reachable)
      throws Invalid {
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      List<String> deeper = new ArrayList<>(path);
      deeper.add(property.getKey());
      visit(property.getValue(), deeper, reachable);
    }
  }

  private void visitUnreachable(JsonNode value, List<String> path) throws Invalid {
    if (value.isArray()) {
      for (JsonNode element : value) {
        visitUnreachable(element, path);
      }
    } else if (value.isObject()) {
      visit(value, path, false);
    }
  }

  private void add(JsonNode node, List<String> path, boolean reachable) throws Invalid {
    JsonNode name = node.get(ANNOTATION);
    if (!name.isTextual() || !TOKEN.matcher(name.asText()).matches()) {
      throw new Invalid("the header name " + name + " is no token");
    }
    if (!reachable || path.isEmpty()) {
      throw new Invalid(name + " is not reached by \"properties\" alone");
    }
    if (!TYPES.contains(node.path("type").asText())) {
      throw new Invalid(name + " is no string, integer or boolean");
    }
    if (!names.add(name.asText().toLowerCase(Locale.ROOT))) {
      throw new Invalid(name + " is used twice");
    }
    params.add(new Param(HeaderText.PARAM_PREFIX + name.asText(), path));
  }
}
