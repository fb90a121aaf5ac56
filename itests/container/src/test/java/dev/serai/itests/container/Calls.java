package dev.serai.itests.container;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;

/** Calls of the example server through {@code /mcp}, without a session. */
final class Calls {
  private static final String GREET =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
          + "{\"name\":\"hello__greet\",\"arguments\":{\"name\":\"Ada\"}}}";

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI endpoint;

  private Calls(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Calls to the container in which this code runs. */
  static Calls ofTheContainer(BundleContext context) {
    String port = context.getProperty(PaxContainer.HTTP_PORT);
    return new Calls(URI.create("http://127.0.0.1:" + port + "/mcp"));
  }

  /** Returns once a greeting comes back; fails with the last other answer after 20 s. */
  void untilGreeted() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    String answer = answer();
    while (!answer.contains("Hello, Ada!")) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("No greeting, the last answer: " + answer);
      }
      new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
      answer = answer();
    }
  }

  private String answer() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofString(GREET))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
