package dev.serai.registry.internal.fetch;

import dev.serai.core.edge.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells the addresses of the public internet from all others (IANA's special-purpose address
 * registries, RFC 6890). Of IPv6 only what is assigned as global unicast, 2000::/3, is public; an
 * address that carries an IPv4 address, by NAT64 (RFC 6052) or 6to4 (RFC 3056), is what that one
 * is.
 */
final class ReservedAddresses {
  private static final List<Kind> KINDS =
      List.of(
          kind("a loopback address", "127.0.0.0/8", "::1"),
          kind("an unspecified address", "0.0.0.0/8", "::"),
          kind("a private address", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
          kind("a link-local address", "169.254.0.0/16", "fe80::/10"),
          kind("an address of a provider's shared network", "100.64.0.0/10"),
          kind("a site-local address", "fec0::/10"),
          kind("a multicast address", "224.0.0.0/4", "ff00::/8"),
          kind("an address for documentation", "192.0.2.0/24", "198.51.100.0/24"),
          kind("an address for documentation", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"),
          kind("an address for benchmarks", "198.18.0.0/15"),
          kind("an address of a protocol", "192.0.0.0/24", "192.88.99.0/24", "2001::/23"),
          kind("a reserved address", "240.0.0.0/4"));

  private static final AddressRange GLOBAL = range("2000::/3");
  private static final AddressRange NAT64 = range("64:ff9b::/96");
  private static final AddressRange SIX_TO_FOUR = range("2002::/16");

  private ReservedAddresses() {}

  /** What an address is that is not of the public internet, as "a private address". */
  static Optional<String> kind(InetAddress address) {
    if (NAT64.includes(address)) {
      return kind(carried(address, 12));
    }
    if (SIX_TO_FOUR.includes(address)) {
      return kind(carried(address, 2));
    }
    return KINDS.stream()
        .filter(kind -> kind.ranges().stream().anyMatch(range -> range.includes(address)))
        .map(Kind::name)
        .findFirst()
        .or(() -> unassigned(address));
  }

  private static Optional<String> unassigned(InetAddress address) {
    return address.getAddress().length == 4 || GLOBAL.includes(address)
        ? Optional.empty()
        : Optional.of("a reserved address");
  }

  private static InetAddress carried(InetAddress address, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }

  private static Kind kind(String name, String... ranges) {
    return new Kind(name, Arrays.stream(ranges).map(ReservedAddresses::range).toList());
  }

  private static AddressRange range(String text) {
    return AddressRange.of(text).orElseThrow();
  }

  private record Kind(String name, List<AddressRange> ranges) {}
}
