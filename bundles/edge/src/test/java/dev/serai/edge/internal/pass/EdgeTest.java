package dev.serai.edge.internal.pass;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.edge.internal.Eventually;
import dev.serai.edge.internal.TestingEdge;
import dev.serai.edge.internal.TestingHandler;
import dev.serai.edge.internal.entrance.TestingPublication;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.servlet.AsyncContext;
import org.junit.After;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** An edge per test, once behind each publication. */
@RunWith(Parameterized.class)
public abstract class EdgeTest {
  @Parameters(name = "{0}")
  public static TestingPublication[] publications() {
    return TestingPublication.values();
  }

  @Parameter public TestingPublication publication;

  final HoldLimits limits;
  final Duration drain;
  TestingEdge edge;

  EdgeTest(HoldLimits limits, Duration drain) {
    this.limits = limits;
    this.drain = drain;
  }

  @Before
  public void start() {
    edge = new TestingEdge(limits, drain, publication);
  }

  @After
  public void stop() throws Exception {
    edge.close();
  }

  void awaitHeld(int count) {
    Eventually.until(count + " held", () -> edge.forwarder().held() == count);
  }

  static AsyncContext awaitOpen(TestingHandler handler, String path) {
    Eventually.until(path + " is open", () -> handler.open(path) != null);
    return handler.open(path);
  }

  static void assertRetryable(HttpResponse<String> answer, ErrorCode code) {
    assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
    assertRefused(answer, code);
    assertTrue(answer.body(), answer.body().endsWith(",\"retryable\":true}}}"));
  }

  static void assertRefused(HttpResponse<String> answer, ErrorCode code) {
    assertEquals(code.httpStatus(), answer.statusCode());
    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElseThrow());
    String begin =
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":"
            + code.jsonRpcCode()
            + ",\"message\":";
    assertTrue(answer.body(), answer.body().startsWith(begin));
    assertTrue(answer.body(), answer.body().endsWith(",\"data\":" + code.data() + "}}"));
  }
}
