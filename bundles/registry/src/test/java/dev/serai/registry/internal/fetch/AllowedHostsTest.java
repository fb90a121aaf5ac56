package dev.serai.registry.internal.fetch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.Test;

public class AllowedHostsTest {
  @Test
  public void aNameIsListedInAnyCaseAndWithItsRootDot() {
    AllowedHosts hosts = AllowedHosts.parse("Registry.Example.com");
    assertTrue(hosts.list("registry.example.COM"));
    assertTrue(hosts.list("registry.example.com."));
    assertFalse(hosts.list("example.com"));
    assertFalse(hosts.list("x.registry.example.com"));
  }

  @Test
  public void aStarListsAllNamesBelowButNotTheNameItself() {
    AllowedHosts hosts = AllowedHosts.parse("*.example.com");
    assertTrue(hosts.list("a.example.com"));
    assertTrue(hosts.list("a.b.example.com"));
    assertFalse(hosts.list("example.com"));
    assertFalse(hosts.list("badexample.com"));
    assertFalse(hosts.list("a.example.com.evil.test"));
  }

  @Test
  public void aRangeListsItsAddressesAlsoInAUrl() throws Exception {
    AllowedHosts hosts = AllowedHosts.parse("10.1.0.0/16, fd00::/8 192.168.0.7");
    assertTrue(hosts.list(InetAddress.getByName("10.1.255.1")));
    assertFalse(hosts.list(InetAddress.getByName("10.2.0.1")));
    assertTrue(hosts.list("[fd00::1]"));
    assertTrue(hosts.list("192.168.0.7"));
    assertFalse(hosts.list("192.168.0.8"));
  }

  @Test
  public void whatIsNoHostIsNamed() {
    String[] all = {
      "https://a.test", "a.test:8443", "*", "*a.test", "a.*.test", "10.0.0.0/33", "10.0.0", "-a.b"
    };
    for (String entry : all) {
      SeraiException error =
          assertThrows(SeraiException.class, () -> FetchRules.parse("good.test", entry));
      assertEquals(ErrorCode.INVALID_VALUE, error.code());
      assertTrue(
          error.getMessage(),
          error
              .getMessage()
              .startsWith(
                  "fetch-hosts in etc/dev.serai.registry.cfg: \"%s\" is no host".formatted(entry)));
    }
  }

  @Test
  public void limitsAreBounded() {
    FetchRules rules = FetchRules.parse();
    for (Duration limit : new Duration[] {Duration.ZERO, Duration.ofMinutes(11)}) {
      SeraiException error = assertThrows(SeraiException.class, () -> rules.within(limit));
      assertEquals(ErrorCode.INVALID_VALUE, error.code());
    }
  }
}
