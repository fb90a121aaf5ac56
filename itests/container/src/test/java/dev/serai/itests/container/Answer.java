package dev.serai.itests.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;

/**
 * What came back for one request.
 *
 * @param status the HTTP status
 * @param message the JSON-RPC message, missing if there was none
 */
record Answer(int status, JsonNode message) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The answer in a body that is JSON or a stream of events, of which the last counts. */
  static Answer of(HttpResponse<String> response) throws IOException {
    String body = response.body();
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (type.startsWith("text/event-stream")) {
      body = body.lines().filter(line -> line.startsWith("data:")).reduce("", (a, b) -> b);
      body = body.replaceFirst("^data: ?", "");
    }
    return new Answer(response.statusCode(), JSON.readTree(body));
  }

  boolean succeeded() {
    return status == 200 && message.has("result") && !message.at("/result/isError").asBoolean();
  }

  /** Whether it says that the same request may be sent again. */
  boolean retryable() {
    return message.at("/error/data/retryable").asBoolean();
  }

  /** The text of a tool's result. */
  String text() {
    return message.at("/result/content/0/text").asText();
  }
}
