package dev.serai.core.edge;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.List;
import org.junit.Test;

public class SitesTest {
  private final Sites sites = new Sites(List.of("Serai.example"), List.of("https://App.example"));

  @Test
  public void loopbackNamesAndThoseThatAreNamedMayBeAsked() {
    for (String host : List.of("localhost", "127.0.0.1:8080", "[::1]:8080", "SERAI.example:443")) {
      sites.check(host, null);
    }
  }

  @Test
  public void otherHostsMayNot() {
    for (String host : List.of("evil.example", "localhost.evil.example", "10.0.0.1:8080", "")) {
      refused(host, null);
    }
    refused(null, null);
  }

  @Test
  public void originsOfLoopbackAndThoseThatAreNamedMayAsk() {
    for (String origin : List.of("http://localhost:6274", "https://[::1]", "https://app.example")) {
      sites.check("localhost", origin);
    }
  }

  @Test
  public void otherOriginsMayNot() {
    for (String origin : List.of("https://evil.example", "null", "file://localhost", "http://")) {
      refused("localhost", origin);
    }
  }

  @Test
  public void theOwnOriginIsTheHostThatIsAskedWithItsPort() {
    assertTrue(sites.isOwn("localhost:8080", "http://LOCALHOST:8080"));
    assertTrue(sites.isOwn("Serai.example", "https://serai.example"));
    assertTrue(sites.isOwn("localhost:8080", "https://app.example"));
    assertFalse(sites.isOwn("localhost:8080", "http://localhost:3000"));
    assertFalse(sites.isOwn("localhost:8080", "null"));
  }

  private void refused(String host, String origin) {
    SeraiException refusal =
        assertThrows(host + " " + origin, SeraiException.class, () -> sites.check(host, origin));
    assertEquals(ErrorCode.FORBIDDEN_ORIGIN, refusal.code());
  }
}
