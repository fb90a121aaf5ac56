package dev.serai.gateway.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Speaks raw JSON-RPC over HTTP, so that tests see every byte. */
final class TestingClient {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI uri;
  private String session;
  private String token;

  TestingClient(URI uri) {
    this.uri = uri;
  }

  static TestingClient initialized(URI uri, String capabilities) throws Exception {
    TestingClient client = new TestingClient(uri);
    client.initialize("2025-11-25", capabilities);
    return client;
  }

  HttpResponse<String> initialize(String version, String capabilities) throws Exception {
    HttpResponse<String> response =
        post(
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\""
                + version
                + "\",\"capabilities\":"
                + capabilities
                + ",\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}");
    session = response.headers().firstValue("Mcp-Session-Id").orElse(null);
    post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    return response;
  }

  String session() {
    return session;
  }

  TestingClient withSession(String id) {
    session = id;
    return this;
  }

  /** Sends a token from now on. */
  TestingClient withToken(String bearer) {
    token = bearer;
    return this;
  }

  HttpRequest.Builder request() {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream");
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    return session == null ? builder : builder.header("Mcp-Session-Id", session);
  }

  HttpResponse<String> post(String body) throws Exception {
    return HTTP.send(
        request().POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Posts without saying how long the body is. */
  HttpResponse<String> postInChunks(String body) throws Exception {
    HttpRequest.BodyPublisher unknown =
        HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(body));
    return send(request().POST(unknown).build());
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest request) {
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Sends these characters, and gives the first line of what comes back. */
  static String raw(int port, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  CompletableFuture<HttpResponse<String>> postAsync(String body) {
    return HTTP.sendAsync(
        request().POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The one JSON message of an answer, whichever form it has. */
  static JsonNode json(HttpResponse<String> response) throws IOException {
    String body = response.body();
    if (body.startsWith("{")) {
      return MAPPER.readTree(body);
    }
    JsonNode last = null;
    for (String line : body.split("\n")) {
      if (line.startsWith("data: ") && line.substring(6).stripLeading().startsWith("{")) {
        last = MAPPER.readTree(line.substring(6));
      }
    }
    return last;
  }

  static JsonNode read(String message) throws IOException {
    return MAPPER.readTree(message);
  }

  JsonNode call(int id, String method, String params) throws Exception {
    return json(
        post(
            "{\"jsonrpc\":\"2.0\",\"id\":"
                + id
                + ",\"method\":\""
                + method
                + "\",\"params\":"
                + params
                + "}"));
  }

  /** Opens the listening stream; its messages arrive in the queue. */
  BlockingQueue<String> listen() throws Exception {
    return stream(request().setHeader("Accept", "text/event-stream").GET().build());
  }

  /** Posts, and gives each message of the answer's stream as it arrives. */
  BlockingQueue<String> stream(String body) throws Exception {
    return stream(request().POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  BlockingQueue<String> stream(HttpRequest request) throws Exception {
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    CompletableFuture<HttpResponse<InputStream>> response =
        HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    response.thenAcceptAsync(r -> read(r.body(), messages));
    return messages;
  }

  private static void read(InputStream in, BlockingQueue<String> messages) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("data: ") && line.substring(6).stripLeading().startsWith("{")) {
          messages.add(line.substring(6));
        } else if (line.startsWith("{")) {
          messages.add(line);
        }
      }
      messages.add("end");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String next(BlockingQueue<String> messages) throws InterruptedException {
    String message = messages.poll(10, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("No message came");
    }
    return message;
  }
}
