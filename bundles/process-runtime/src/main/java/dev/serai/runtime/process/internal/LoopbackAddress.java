package dev.serai.runtime.process.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Addresses of this machine that no other machine reaches. */
final class LoopbackAddress {
  private static final int CONNECT_MILLIS = 500;

  private LoopbackAddress() {}

  /** Whether the URL's host stands for loopback addresses alone. */
  static boolean is(URI uri) {
    List<InetAddress> addresses = addresses(uri);
    return !addresses.isEmpty() && addresses.stream().allMatch(InetAddress::isLoopbackAddress);
  }

  /** Whether somebody accepts connections at the URL's host and port. */
  static boolean accepts(URI uri) {
    return addresses(uri).stream()
        .anyMatch(address -> accepts(new InetSocketAddress(address, uri.getPort())));
  }

  private static boolean accepts(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<InetAddress> addresses(URI uri) {
    try {
      return uri.getHost() == null
          ? List.of()
          : Arrays.asList(InetAddress.getAllByName(uri.getHost()));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }
}
