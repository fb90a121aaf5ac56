package dev.serai.admin.internal.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.admin.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The OpenAPI 3.1 document: {@code openapi.json}, and for each collection of records the paths of
 * {@code collection.json} beside.
 */
public final class OpenApi {
  private static final List<Map<String, String>> COLLECTIONS =
      List.of(
          collection("/users", "User", "Users"),
          collection("/teams", "Team", "Teams"),
          collection("/roles", "Role", "Roles"),
          collection("/gateways", "Gateway", "Gateways"),
          collection("/gateways/{gateway}/bindings", "Binding", "Bindings"),
          collection("/entries", "Entry", "Entries"),
          collection("/installations", "Installation", "Installations"),
          collection("/registries", "Registry", "Registries"));

  private static final String REF = "$ref";
  private static final String OK = "200";

  private final ObjectNode document;

  /** Reads it. */
  public OpenApi() {
    document = object(text("openapi.json"));
    ObjectNode paths = (ObjectNode) document.get("paths");
    String template = text("collection.json");
    COLLECTIONS.forEach(
        collection -> paths.setAll(foretold(located(object(filled(template, collection))))));
  }

  /** The document as JSON text. */
  public byte[] document() {
    return Json.bytes(document);
  }

  /**
   * The methods that a path has, as the header {@code Allow} lists them.
   *
   * @param path below the API's base, with or without the first slash
   */
  public String methods(String path) {
    String asked = path.startsWith("/") ? path : "/" + path;
    return document.get("paths").properties().stream()
        .filter(each -> asked.matches(each.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
        .flatMap(each -> each.getValue().properties().stream())
        .map(member -> member.getKey().toUpperCase(Locale.ROOT))
        .filter(name -> !name.equals("PARAMETERS"))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> collection(String path, String type, String types) {
    return Map.of(
        "@path@", path, "@Type@", type, "@Types@", types, "@many@", types.toLowerCase(Locale.ROOT));
  }

  /** Paths below a gateway name it. */
  private static ObjectNode located(ObjectNode paths) {
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      if (path.getKey().contains("{gateway}")) {
        ArrayNode parameters = (ArrayNode) path.getValue().get("parameters");
        parameters.addObject().put(REF, "#/components/parameters/gateway");
      }
    }
    return paths;
  }

  /** What changes of entries and installations mean can be asked before. */
  private static ObjectNode foretold(ObjectNode paths) {
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      if (path.getKey().matches("/(entries|installations)(/.*)?")) {
        path.getValue().properties().stream()
            .filter(member -> member.getValue().isObject() && !member.getKey().equals("get"))
            .forEach(member -> foretell((ObjectNode) member.getValue()));
      }
    }
    return paths;
  }

  private static void foretell(ObjectNode operation) {
    ((ArrayNode) operation.get("parameters"))
        .addObject()
        .put(REF, "#/components/parameters/dryRun");
    ObjectNode responses = (ObjectNode) operation.get("responses");
    if (!responses.has(OK)) {
      responses.putObject(OK).put(REF, "#/components/responses/Forecast");
      return;
    }
    ObjectNode content = (ObjectNode) responses.get(OK).get("content").get("application/json");
    JsonNode schema = content.get("schema");
    ArrayNode either = content.putObject("schema").putArray("oneOf");
    either.add(schema).addObject().put(REF, "#/components/schemas/Forecast");
  }

  private static String filled(String template, Map<String, String> values) {
    String text = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    return text;
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) Json.tree(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String resource) {
    try (InputStream in = OpenApi.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
