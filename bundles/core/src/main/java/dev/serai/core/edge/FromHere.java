package dev.serai.core.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Which requests come from this machine: over loopback, to a loopback name, and not by a proxy,
 * whose clients may be anywhere.
 */
public final class FromHere {
  private static final List<String> OF_PROXIES =
      List.of(
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-Forwarded-Host",
          "Forwarded",
          "X-Real-IP",
          "Via");

  private FromHere() {}

  /**
   * Whether a request does.
   *
   * @param remote the address that it comes from, or null
   * @param local the address that it arrived at, or null
   * @param header the value of a header of it by name, or null if it has none
   */
  public static boolean sent(String remote, String local, UnaryOperator<String> header) {
    return isLoopback(remote)
        && isLoopback(local)
        && Sites.isLoopback(header.apply("Host"))
        && OF_PROXIES.stream().allMatch(name -> header.apply(name) == null);
  }

  private static boolean isLoopback(String address) {
    if ("127.0.0.1".equals(address)) {
      return true;
    }
    try {
      return address != null
          && !address.isEmpty()
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
