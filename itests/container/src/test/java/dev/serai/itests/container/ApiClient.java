package dev.serai.itests.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/**
 * A client of the management API, or of the registry API, that sends the same headers with every
 * request.
 */
final class ApiClient {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final List<String> always;

  private ApiClient(String base, List<String> always) {
    this.base = base;
    this.always = always;
  }

  /** One that says not who it is. */
  static ApiClient at(int port) {
    return new ApiClient("http://127.0.0.1:" + port + "/api/v1", List.of());
  }

  /** One of the registry API, with a token. */
  static ApiClient ofTheRegistry(int port, String token) {
    return new ApiClient(
        "http://127.0.0.1:" + port + "/registry", List.of("Authorization", "Bearer " + token));
  }

  /** One that sends these headers too. */
  ApiClient with(String... headers) {
    return new ApiClient(base, List.of(headers));
  }

  /** With a password: by cookie and CSRF token. */
  ApiClient signedIn(String name, String password) throws Exception {
    String body = JSON.createObjectNode().put("name", name).put("password", password).toString();
    HttpResponse<String> answer = send("POST", "/login", body);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    return with("Cookie", cookie, "X-CSRF-Token", json(answer).get("csrfToken").asText());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, null);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    List<String> all = new ArrayList<>(always);
    all.addAll(List.of(headers));
    if (body != null) {
      String merge = method.equals("PATCH") ? "merge-patch+" : "";
      all.addAll(List.of("Content-Type", "application/" + merge + "json"));
    }
    if (!all.isEmpty()) {
      request.headers(all.toArray(String[]::new));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  /** The status, and the code of a problem. */
  static String problem(HttpResponse<String> answer) throws IOException {
    return answer.statusCode() + " " + json(answer).path("code").asText();
  }
}
