package dev.serai.registry.internal.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** An answer of the API. */
record Answer(HttpResponse<String> response) {
  private static final JsonMapper JSON = new JsonMapper();

  int status() {
    return response.statusCode();
  }

  JsonNode json() {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(response.body(), e);
    }
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  /** The code of a problem, with its status; its type and both texts are checked on the way. */
  String problem() {
    if (!"application/problem+json".equals(header("Content-Type"))
        || !json().path("error").asText().equals(json().path("detail").asText("none"))) {
      throw new AssertionError(header("Content-Type") + " " + response.body());
    }
    return status() + " " + json().path("code").asText();
  }

  String error() {
    return json().path("error").asText();
  }

  /** What the registry says of one server. */
  JsonNode official() {
    return official(json());
  }

  static JsonNode official(JsonNode server) {
    return server.path("_meta").path("io.modelcontextprotocol.registry/official");
  }

  /** Of one server what is Serai's own. */
  JsonNode own() {
    return json().path("_meta").path("dev.serai/entry");
  }

  /** Names and versions of a list; a star is at what is the latest. */
  List<String> servers() {
    List<String> servers = new ArrayList<>();
    for (JsonNode each : json().path("servers")) {
      String star = official(each).path("isLatest").asBoolean() ? "*" : "";
      JsonNode server = each.path("server");
      servers.add(server.path("name").asText() + " " + server.path("version").asText() + star);
    }
    return servers;
  }

  String nextCursor() {
    return json().path("metadata").path("nextCursor").asText(null);
  }
}
