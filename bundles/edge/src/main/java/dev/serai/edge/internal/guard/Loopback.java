package dev.serai.edge.internal.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells addresses that only this machine can reach from all others. */
public final class Loopback {
  private Loopback() {}

  /**
   * Whether every address that the name stands for is a loopback address.
   *
   * @param host a name or an address literal, an IPv6 one with or without brackets, or null
   */
  public static boolean includes(String host) {
    if ("127.0.0.1".equals(host)) {
      return true;
    }
    if (host == null || host.isEmpty()) {
      return false;
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
