package dev.serai.registry.internal.fetch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.util.Promise;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Hosts that have an address which is not of the public internet. */
@RunWith(Parameterized.class)
public class ReservedAddressesTest {
  private static final String PUBLIC = "93.184.215.14";

  private final String address;

  public ReservedAddressesTest(String address) {
    this.address = address;
  }

  @Parameters(name = "{0}")
  public static List<String> addresses() {
    return List.of(
        "127.0.0.1",
        "127.255.255.254",
        "::1",
        "0.0.0.0",
        "0.1.2.3",
        "::",
        "169.254.169.254",
        "fe80::1",
        "febf::1",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "fc00::1",
        "fdff::1",
        "fd00:ec2::254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "192.88.99.1",
        "224.0.0.1",
        "239.255.255.255",
        "ff02::1",
        "240.0.0.1",
        "255.255.255.255",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::1",
        "2002:7f00:1::1",
        "2002:c0a8:101::1",
        "2001::1",
        "2001:db8::1",
        "3fff::1",
        "fec0::1",
        "100::1",
        "4000::1");
  }

  @Test
  public void refuseTheWholeHost() {
    SeraiException refused = SeraiException.of(failure(AllowedHosts.parse()));
    assertEquals(refused.getMessage(), ErrorCode.FETCH_REFUSED, refused.code());
    assertTrue(refused.getMessage().startsWith("\"some.test\" may not be fetched: it has a"));
  }

  @Test
  public void areAllowedWhereTheAddressIsListed() throws Exception {
    assertEquals(2, resolved(AllowedHosts.parse(address)).join().size());
  }

  @Test
  public void areAllowedWhereTheNameIsListed() throws Exception {
    assertEquals(2, resolved(AllowedHosts.parse("some.test")).join().size());
  }

  private Throwable failure(AllowedHosts hosts) {
    try {
      return new AssertionError("allowed: " + resolved(hosts).join());
    } catch (CompletionException e) {
      assertSame(SeraiException.class, e.getCause().getClass());
      return e;
    }
  }

  private CompletableFuture<List<InetSocketAddress>> resolved(AllowedHosts hosts) {
    CompletableFuture<List<InetSocketAddress>> resolved = new CompletableFuture<>();
    Names names = (host, port) -> List.of(socket(PUBLIC, port), socket(address, port));
    new CheckedAddresses(hosts, names, Runnable::run)
        .resolve(
            "some.test",
            443,
            new Promise<>() {
              @Override
              public void succeeded(List<InetSocketAddress> addresses) {
                resolved.complete(addresses);
              }

              @Override
              public void failed(Throwable failure) {
                resolved.completeExceptionally(failure);
              }
            });
    return resolved;
  }

  private static InetSocketAddress socket(String literal, int port) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(literal), port);
  }
}
