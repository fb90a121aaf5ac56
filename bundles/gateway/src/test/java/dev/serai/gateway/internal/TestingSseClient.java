package dev.serai.gateway.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the HTTP+SSE pair that speaks raw JSON-RPC. */
final class TestingSseClient implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String END = "{\"ended\":true}";

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> addresses = new LinkedBlockingQueue<>();
  private final String address;

  TestingSseClient(URI uri) throws Exception {
    HttpRequest get = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream").build();
    response = HTTP.send(get, HttpResponse.BodyHandlers.ofInputStream());
    new Thread(this::read, "testing-sse-client").start();
    address = response.statusCode() == 200 ? addresses.poll(10, TimeUnit.SECONDS) : null;
  }

  static TestingSseClient initialized(URI uri, String version, String capabilities)
      throws Exception {
    TestingSseClient client = new TestingSseClient(uri);
    client.initialize(version, capabilities);
    return client;
  }

  JsonNode initialize(String version, String capabilities) throws Exception {
    request(
        0,
        "initialize",
        "{\"protocolVersion\":\""
            + version
            + "\",\"capabilities\":"
            + capabilities
            + ",\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}");
    JsonNode answer = next();
    post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    return answer;
  }

  int status() {
    return response.statusCode();
  }

  /** The data of the endpoint event. */
  String address() {
    return address;
  }

  HttpResponse<String> post(String body) throws Exception {
    return post(response.uri().resolve(address), body);
  }

  static HttpResponse<String> post(URI uri, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  void request(int id, String method, String params) throws Exception {
    post(
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + id
            + ",\"method\":\""
            + method
            + "\",\"params\":"
            + params
            + "}");
  }

  JsonNode call(int id, String method, String params) throws Exception {
    request(id, method, params);
    return next();
  }

  /** The next message of the stream. */
  JsonNode next() throws Exception {
    String message = messages.poll(10, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("No message came");
    }
    return MAPPER.readTree(message);
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String type = "message";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("data: ")) {
          (type.equals("endpoint") ? addresses : messages).add(line.substring(6));
        }
      }
      messages.add(END);
    } catch (IOException e) {
      messages.add(END);
    }
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
