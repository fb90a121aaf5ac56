package dev.serai.admin.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serai.admin.internal.json.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** An answer of the API. */
record Answer(HttpResponse<String> response) {
  int status() {
    return response.statusCode();
  }

  String text() {
    return response.body();
  }

  JsonNode json() {
    return text().isEmpty()
        ? MissingNode.getInstance()
        : Json.tree(text().getBytes(StandardCharsets.UTF_8));
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  String etag() {
    return header("ETag");
  }

  /** The code of a problem, with its status. */
  String problem() {
    return status() + " " + json().path("code").asText();
  }

  String detail() {
    return json().path("detail").asText();
  }
}
