package dev.serai.edge.internal.pass;

import static org.junit.Assert.assertEquals;

import dev.serai.core.error.ErrorCode;
import dev.serai.edge.internal.guard.Proxies;
import java.time.Duration;
import org.junit.Test;

/** Requests that reach the container on an address other than loopback. */
public class LocalAddressTest extends EdgeTest {
  public LocalAddressTest() {
    super(new HoldLimits(Duration.ZERO, 0), Duration.ZERO);
  }

  private int status() throws Exception {
    return edge.post("/mcp", "x").statusCode();
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

  @Test
  public void aRequestFromOutsideNeedsTlsOnceCallsNeedAToken() throws Exception {
    edge.bind();
    edge.reachedAt("10.0.0.1");
    edge.requireTokens();
    assertRefused(edge.post("/mcp", "x"), ErrorCode.NOT_ENCRYPTED);
    edge.encrypted();
    assertEquals(200, status());
  }

  @Test
  public void tlsAloneLetsNobodyIn() throws Exception {
    edge.bind();
    edge.reachedAt("10.0.0.1");
    edge.encrypted();
    assertRefused(edge.post("/mcp", "x"), ErrorCode.NOT_LOOPBACK);
  }

  @Test
  public void aTrustedProxyNeedsNoTlsAndAnybodyElseDoes() throws Exception {
    edge.bind();
    edge.reachedAt("10.0.0.1");
    edge.requireTokens();
    edge.exposure().trust(Proxies.of(true, "10.0.0.0/24"));
    edge.sentFrom("10.0.0.7");
    assertEquals(200, status());
    edge.sentFrom("10.0.1.7");
    assertRefused(edge.post("/mcp", "x"), ErrorCode.NOT_ENCRYPTED);
  }
}
