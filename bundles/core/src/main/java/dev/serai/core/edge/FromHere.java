package dev.serai.core.edge;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.net.InetAddress;
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

  /**
   * Refuses with {@code NOT_ENCRYPTED} what comes from elsewhere and is readable on its way:
   * passwords and tokens do not travel so.
   *
   * @param secure whether the request came encrypted
   * @param remote the address that it comes from, or null
   * @param local the address that it arrived at, or null
   * @param header the value of a header of it by name, or null if it has none
   */
  public static void requireOrEncrypted(
      boolean secure, String remote, String local, UnaryOperator<String> header) {
    if (!secure && !sent(remote, local, header)) {
      throw new SeraiException(
          ErrorCode.NOT_ENCRYPTED,
          "The request comes from another machine or by a proxy, unencrypted.");
    }
  }

  private static boolean isLoopback(String address) {
    return address != null
        && AddressRange.address(address).filter(InetAddress::isLoopbackAddress).isPresent();
  }
}
