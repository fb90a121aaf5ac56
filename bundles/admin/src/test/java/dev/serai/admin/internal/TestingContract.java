package dev.serai.admin.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.serai.admin.internal.json.Json;
import dev.serai.admin.internal.openapi.OpenApi;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The OpenAPI document as a judge of answers. */
final class TestingContract {
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final JsonNode document = Json.tree(new OpenApi().document());

  JsonNode document() {
    return document;
  }

  /** Each operation, as {@code GET /users/{key}}. */
  List<String> operations() {
    List<String> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (!member.getKey().equals("parameters")) {
          operations.add(member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return operations;
  }

  /** Fails if an answer is none that the document tells of. */
  void check(String method, String path, HttpResponse<String> answer) {
    JsonNode operation = operation(method, path);
    if (operation == null) {
      return;
    }
    JsonNode responses = operation.get("responses");
    String status = String.valueOf(answer.statusCode());
    JsonNode response =
        resolved(responses.has(status) ? responses.get(status) : responses.get("default"));
    String what = method + " " + path + " " + status + " " + answer.body();
    if (!responses.has(status) && answer.statusCode() < 400) {
      throw new AssertionError("The document has no such answer: " + what);
    }
    JsonNode content = response.path("content");
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
    boolean noLines = content.has("application/jsonl");
    if ((content.isEmpty() || noLines) && answer.body().isEmpty()) {
      return;
    }
    if (!content.has(type)) {
      throw new AssertionError("The document has no type " + type + ": " + what);
    }
    for (String text :
        type.endsWith("jsonl") ? answer.body().split("\n") : new String[] {answer.body()}) {
      List<String> faults =
          faults(content.get(type).get("schema"), Json.tree(text.getBytes(StandardCharsets.UTF_8)));
      if (!faults.isEmpty()) {
        throw new AssertionError(faults + ": " + what);
      }
    }
  }

  /** What of a value does not keep to a schema of the document. */
  List<String> faults(JsonNode schema, JsonNode value) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.get("components"));
    return registry.getSchema(whole).validate(value).stream().map(Object::toString).toList();
  }

  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  private JsonNode operation(String method, String path) {
    String asked = path.split("\\?")[0];
    for (Map.Entry<String, JsonNode> each : document.get("paths").properties()) {
      String pattern = each.getKey().replaceAll("\\{[^}]*}", "[^/]+");
      boolean literal = asked.equals(each.getKey());
      if (literal || (asked.matches(pattern) && !document.get("paths").has(asked))) {
        return each.getValue().get(method.toLowerCase(Locale.ROOT));
      }
    }
    return null;
  }
}
