package dev.serai.registry.internal.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Where a host's addresses are looked up. */
interface Names {
  /** The machine's own look-up. */
  Names SYSTEM =
      (host, port) ->
          Arrays.stream(InetAddress.getAllByName(host))
              .map(address -> new InetSocketAddress(address, port))
              .toList();

  /**
   * All addresses of a host; may block.
   *
   * @param host a name, or an address in any spelling
   * @throws UnknownHostException if there are none
   */
  List<InetSocketAddress> addresses(String host, int port) throws UnknownHostException;
}
