package dev.serai.core.edge;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class FromHereTest {
  private static final String LOOPBACK = "127.0.0.1";

  private static boolean sent(String remote, String local, String... headers) {
    Map<String, String> all = new HashMap<>(Map.of("Host", "localhost:8181"));
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return FromHere.sent(remote, local, all::get);
  }

  @Test
  public void whatComesOverLoopbackToALoopbackNameIs() {
    assertTrue(sent(LOOPBACK, LOOPBACK));
    assertTrue(sent("0:0:0:0:0:0:0:1", "::1", "Host", "[::1]:8181"));
  }

  @Test
  public void whatComesFromElsewhereOrArrivesElsewhereIsNot() {
    assertFalse(sent("192.0.2.1", LOOPBACK));
    assertFalse(sent(LOOPBACK, "192.0.2.1"));
    assertFalse(sent(null, LOOPBACK));
    assertFalse(sent("", LOOPBACK));
  }

  @Test
  public void whatComesToAPublicNameIsNot() {
    assertFalse(sent(LOOPBACK, LOOPBACK, "Host", "public.example.com"));
  }

  @Test
  public void whatAProxyPassedOnIsNot() {
    for (String header :
        List.of(
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "Forwarded",
            "X-Real-IP",
            "Via")) {
      assertFalse(header, sent(LOOPBACK, LOOPBACK, header, LOOPBACK));
    }
  }
}
