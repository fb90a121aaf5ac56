package dev.serai.registry.internal.fetch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;

public class BoundsTest {
  private static final int MAX = 100;

  @ClassRule public static final TestingKeys KEYS = new TestingKeys();

  @Rule public final TestingWeb web = new TestingWeb(KEYS);

  private final CountDownLatch over = new CountDownLatch(1);

  @Test
  public void aBodyOfTheLimitIsTaken() {
    web.document("/", "x".repeat(MAX));
    assertEquals(MAX, get(web.fetcher()).length);
    assertEquals("identity", web.requests.get(0).get("Accept-encoding"));
  }

  @Test
  public void aLongerBodyIsRefusedByItsDeclaredLength() {
    web.at("/", exchange -> exchange.sendResponseHeaders(200, MAX + 1));
    failed(web.fetcher(), "more than the 100 bytes allowed");
  }

  @Test
  public void anEndlessBodyIsBrokenOff() {
    web.at("/", exchange -> endless(exchange, 0));
    failed(web.fetcher(), "more than the 100 bytes allowed");
  }

  @Test
  public void aBodyThatDribblesEndsWithTheTotalLimit() {
    web.at("/", exchange -> endless(exchange, 50));
    failed(soon(), "did not answer in full in time");
  }

  @Test
  public void aHostThatIsSilentEndsWithTheTotalLimit() {
    web.at("/", exchange -> await());
    failed(soon(), "did not answer in full in time");
    over.countDown();
  }

  @Test
  public void redirectsShareTheTotalLimit() {
    web.at(
        "/",
        exchange -> {
          pause(200);
          exchange.getResponseHeaders().add("Location", "/");
          exchange.sendResponseHeaders(302, -1);
        });
    failed(soon(), "did not answer in full in time");
  }

  @Test
  public void otherStatusesAreToldWithoutTheirBody() {
    for (int status : new int[] {201, 204, 304, 401, 404, 500}) {
      web.at("/" + status, exchange -> TestingWeb.answer(exchange, status, "s3cret"));
      SeraiException error =
          assertThrows(
              SeraiException.class,
              () -> web.fetcher().get(web.secure("a.web.test", "/" + status), Map.of(), MAX));
      assertEquals(ErrorCode.FETCH_FAILED, error.code());
      assertEquals(
          "The host \"a.web.test\" answered with status " + status + ".", error.getMessage());
    }
  }

  @Test
  public void aCompressedBodyIsRefused() {
    web.at(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          TestingWeb.answer(exchange, 200, "{}");
        });
    failed(web.fetcher(), "answered compressed");
  }

  @Test
  public void anEndlessHeaderIsBrokenOff() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(TestingWeb.HERE))) {
      CompletableFuture<Long> written = CompletableFuture.supplyAsync(() -> header(server));
      SeraiException error =
          assertThrows(
              SeraiException.class,
              () ->
                  web.fetcher()
                      .get(
                          URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"),
                          Map.of(),
                          MAX));
      assertTrue(error.getMessage(), error.getMessage().contains("more than the 100 bytes"));
      assertTrue("written: " + written.join(), written.join() < 64_000_000);
    }
  }

  @Test
  public void secretsAreInNoErrorWhateverItsCause() {
    web.at("/", HttpExchange::close);
    Map<String, String> secret = Map.of("Authorization", "Bearer s3cret");
    DocumentFetcher fetcher = web.fetcher();
    SeraiException error =
        assertThrows(
            SeraiException.class,
            () -> fetcher.get(web.secure("a.web.test", "/?key=s3cret"), secret, MAX));
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace, true));
    assertFalse(trace.toString(), trace.toString().contains("s3cret"));
    assertFalse(RequestHeaders.of(secret).toString().contains("s3cret"));
  }

  @Test
  public void headersThatWouldChangeTheRequestAreRefused() {
    for (Map<String, String> bad :
        List.of(
            Map.of("Host", "s3cret"),
            Map.of("X-A", "s3cret\r\nHost: b"),
            Map.of("X A", "s3cret"))) {
      SeraiException error =
          assertThrows(
              SeraiException.class,
              () -> web.fetcher().get(web.secure("a.web.test", "/"), bad, MAX));
      assertEquals(ErrorCode.INVALID_VALUE, error.code());
      assertFalse(error.getMessage(), error.getMessage().contains("s3cret"));
    }
  }

  @Test
  public void aClosedFetcherSaysThatItStops() {
    DocumentFetcher fetcher = web.fetcher();
    fetcher.close();
    SeraiException error = assertThrows(SeraiException.class, () -> get(fetcher));
    assertEquals(ErrorCode.STOPPING, error.code());
  }

  private DocumentFetcher soon() {
    return web.fetcher(FetchRules.parse(TestingWeb.HERE).within(Duration.ofMillis(500)));
  }

  private byte[] get(DocumentFetcher fetcher) {
    return fetcher.get(web.secure("a.web.test", "/"), Map.of(), MAX);
  }

  private void failed(DocumentFetcher fetcher, String message) {
    SeraiException error = assertThrows(SeraiException.class, () -> get(fetcher));
    assertEquals(error.getMessage(), ErrorCode.FETCH_FAILED, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains(message));
  }

  private void endless(HttpExchange exchange, long pauseMillis) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    while (true) {
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
      pause(pauseMillis);
    }
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The pace of a slow server. */
  private void pause(long millis) throws IOException {
    try {
      if (over.await(millis, TimeUnit.MILLISECONDS)) {
        throw new IOException("over");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static long header(ServerSocket server) {
    long written = 0;
    byte[] much = "x".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      out.write("HTTP/1.1 200 OK\r\nX-A: ".getBytes(StandardCharsets.US_ASCII));
      while (written < 256_000_000) {
        out.write(much);
        written += much.length;
      }
    } catch (IOException e) {
      return written;
    }
    return written;
  }
}
