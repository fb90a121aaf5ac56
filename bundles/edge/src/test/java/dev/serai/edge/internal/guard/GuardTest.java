package dev.serai.edge.internal.guard;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class GuardTest {
  @Test
  public void loopbackNamesAndAddressesAreLoopback() {
    for (String host : List.of("127.0.0.1", "127.8.8.8", "::1", "0:0:0:0:0:0:0:1", "[::1]")) {
      assertTrue(host, Loopback.includes(host));
    }
    assertTrue(Loopback.includes("localhost"));
  }

  @Test
  public void everythingElseIsNot() {
    for (String host : List.of("0.0.0.0", "[::]", "10.0.0.1", "192.168.1.1", "fe80::1", "", "*")) {
      assertFalse(host, Loopback.includes(host));
    }
    assertFalse(Loopback.includes(null));
  }

  @Test
  public void endpointsThatOthersReachAreNamed() {
    assertEquals(
        List.of("http://0.0.0.0:8181/", "https://10.0.0.1:8443/"),
        outside("http://127.0.0.1:8181/", "http://0.0.0.0:8181/", "https://10.0.0.1:8443/"));
    assertEquals(List.of("http://*:8181/"), outside("http://*:8181/", "/"));
    assertEquals(List.of("not a url"), outside("not a url"));
  }

  @Test
  public void loopbackEndpointsAreLeftAlone() {
    assertEquals(List.of(), outside("http://127.0.0.1:8181/", "http://[::1]:8181/"));
    assertEquals(
        List.of(),
        BindingGuard.reachableFromOutside(Map.of("osgi.http.endpoint", "http://localhost:1/")));
    assertEquals(List.of(), BindingGuard.reachableFromOutside(Map.of()));
  }

  private static List<String> outside(String... endpoints) {
    return BindingGuard.reachableFromOutside(Map.of("osgi.http.endpoint", endpoints));
  }
}
