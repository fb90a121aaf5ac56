package dev.serai.edge.internal.guard;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.junit.Test;

public class ProxiesTest {
  private static final Proxies PROXIES = Proxies.of(true, "10.0.0.0/8", "2001:db8::1");

  /** A request from an address, with what stands before its proxies' addresses. */
  private static HttpServletRequest request(String from, String scheme, String... hops) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ProxiesTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> from;
                  case "getScheme" -> "http";
                  case "getHeaders" -> Collections.enumeration(List.of(hops));
                  case "getHeader" -> scheme;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static String client(String from, String... hops) {
    return PROXIES.client(request(from, null, hops));
  }

  @Test
  public void behindTrustedProxiesTheClientIsTheFirstWhoIsNone() {
    assertEquals("192.0.2.1", client("10.0.0.1", "192.0.2.1"));
    assertEquals("192.0.2.1", client("10.0.0.1", "192.0.2.1, 10.9.9.9"));
    assertEquals("192.0.2.1", client("10.0.0.1", "192.0.2.1", "10.9.9.9"));
    assertEquals("192.0.2.1", client("10.0.0.1", "192.0.2.1:4711"));
    assertEquals("2001:db8:0:0:0:0:0:2", client("2001:db8::1", "[2001:db8::2]:4711"));
    assertEquals("2001:db8:0:0:0:0:0:2", client("[2001:db8::1]", "2001:db8::2"));
  }

  @Test
  public void whatAClientClaimsBeforeItsProxyCountsForNothing() {
    assertEquals("192.0.2.1", client("10.0.0.1", "127.0.0.1, 192.0.2.1"));
    assertEquals("192.0.2.1", client("10.0.0.1", "10.0.0.5", "192.0.2.1"));
  }

  @Test
  public void theWordOfNobodyElseIsTaken() {
    assertEquals("192.0.2.9", client("192.0.2.9", "127.0.0.1"));
    assertEquals("10.0.0.1", Proxies.NONE.client(request("10.0.0.1", "https", "127.0.0.1")));
    assertEquals("10.0.0.1", Proxies.of(false, "10.0.0.1").client(request("10.0.0.1", null, "x")));
    assertEquals("http", PROXIES.scheme(request("192.0.2.9", "https")));
  }

  @Test
  public void whatIsNoAddressEndsTheWay() {
    assertEquals("10.0.0.1", client("10.0.0.1", "unknown"));
    assertEquals("10.9.9.9", client("10.0.0.1", "localhost, 10.9.9.9"));
    assertEquals("10.0.0.1", client("10.0.0.1"));
    assertEquals("10.0.0.1", client("10.0.0.1", ""));
  }

  @Test
  public void theSchemeIsThatOfTheLastProxy() {
    assertEquals("https", PROXIES.scheme(request("10.0.0.1", "https")));
    assertEquals("https", PROXIES.scheme(request("10.0.0.1", "http, HTTPS")));
    assertEquals("http", PROXIES.scheme(request("10.0.0.1", "gopher")));
    assertEquals("http", PROXIES.scheme(request("10.0.0.1", null)));
  }

  @Test
  public void rangesIncludeWhatBeginsAlike() {
    Proxies proxies = Proxies.of(true, "192.168.4.0/22", "10.1.2.3", " ::1 ");
    assertTrue(proxies.trust("192.168.7.255"));
    assertFalse(proxies.trust("192.168.8.0"));
    assertTrue(proxies.trust("10.1.2.3"));
    assertFalse(proxies.trust("10.1.2.4"));
    assertTrue(proxies.trust("0:0:0:0:0:0:0:1"));
    assertFalse(proxies.trust("proxy.example.com"));
    assertFalse(proxies.trust(null));
  }

  @Test
  public void whatIsNoRangeIsPassedOver() {
    for (String text :
        List.of("proxy.example.com", "10.0.0.0/33", "10.0.0.0/x", "", "/8", "::/-1")) {
      assertFalse(text, Proxies.of(true, text).any());
    }
  }
}
