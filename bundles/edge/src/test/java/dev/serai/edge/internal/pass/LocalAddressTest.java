package dev.serai.edge.internal.pass;

import static org.junit.Assert.assertEquals;

import dev.serai.core.error.ErrorCode;
import dev.serai.edge.internal.guard.Proxies;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

  private HttpResponse<String> proxied(String client, String scheme) throws Exception {
    return edge.send(
        edge.request("/mcp")
            .header("X-Forwarded-For", client)
            .header("X-Forwarded-Proto", scheme)
            .POST(BodyPublishers.ofString("x")),
        BodyHandlers.ofString());
  }

  @Test
  public void whatAProxyGotUnencryptedFromOutsideIsForbidden() throws Exception {
    edge.bind();
    edge.requireTokens();
    edge.exposure().trust(Proxies.of(true, "127.0.0.1", "10.0.0.7"));
    assertRefused(proxied("192.0.2.1", "http"), ErrorCode.NOT_ENCRYPTED);
    assertEquals(200, proxied("192.0.2.1", "https").statusCode());
    assertEquals(200, proxied("127.0.0.1", "http").statusCode());
    edge.reachedAt("10.0.0.1");
    edge.sentFrom("10.0.0.7");
    assertRefused(proxied("192.0.2.1", "https, http"), ErrorCode.NOT_ENCRYPTED);
    assertEquals(200, proxied("192.0.2.1", "https").statusCode());
  }

  @Test
  public void whatNobodyTrustedSaysOfAClientForbidsNothing() throws Exception {
    edge.bind();
    edge.exposure().trust(Proxies.of(true, "10.0.0.7"));
    assertEquals(200, proxied("192.0.2.1", "http").statusCode());
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
