package dev.serai.edge.internal.pass;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.Test;

/** Requests that reach the container on an address other than loopback. */
public class LocalAddressTest extends EdgeTest {
  public LocalAddressTest() {
    super(new HoldLimits(Duration.ZERO, 0), Duration.ZERO);
  }

  @Test
  public void aRequestFromOutsideIsForbidden() throws Exception {
    edge.bind();
    edge.reachedAt("10.0.0.1");
    HttpResponse<String> answer = edge.post("/mcp", "x");
    assertEquals(403, answer.statusCode());
    assertTrue(answer.body(), answer.body().contains("\"code\":\"NOT_LOOPBACK\""));
    assertTrue(answer.body(), answer.body().contains("\"retryable\":false"));
  }

  @Test
  public void aRequestOnIpv6LoopbackPasses() throws Exception {
    edge.bind();
    edge.reachedAt("0:0:0:0:0:0:0:1");
    assertEquals(200, edge.post("/mcp", "x").statusCode());
  }
}
