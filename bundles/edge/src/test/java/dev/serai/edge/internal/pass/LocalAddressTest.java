package dev.serai.edge.internal.pass;

import static org.junit.Assert.assertEquals;

import dev.serai.core.error.ErrorCode;
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
    assertRefused(edge.post("/mcp", "x"), ErrorCode.NOT_LOOPBACK);
  }

  @Test
  public void aRequestOnIpv6LoopbackPasses() throws Exception {
    edge.bind();
    edge.reachedAt("0:0:0:0:0:0:0:1");
    assertEquals(200, edge.post("/mcp", "x").statusCode());
  }
}
