package dev.serai.gateway.internal.http;

import dev.serai.core.edge.Sites;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.servlet.http.HttpServletRequest;

/**
 * Which requests come from this machine: over loopback, to a loopback name, and not by a proxy,
 * whose clients may be anywhere.
 */
final class FromHere {
  private static final List<String> OF_PROXIES =
      List.of("X-Forwarded-For", "Forwarded", "X-Forwarded-Host", "X-Real-IP", "Via");

  private FromHere() {}

  /** Whether a request does. */
  static boolean sent(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && isLoopback(request.getLocalAddr())
        && Sites.isLoopback(request.getHeader("Host"))
        && OF_PROXIES.stream().allMatch(name -> request.getHeader(name) == null);
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
