package dev.serai.registry.internal.fetch;

import dev.serai.core.edge.AddressRange;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/** Tells hosts of the public internet from those inside of a network by what they are called. */
public final class PublicHosts {
  private PublicHosts() {}

  /**
   * What a host is that is not of the public internet, as "a private address". A name is not looked
   * up.
   *
   * @param host as a URL has it, an IPv6 address in brackets
   */
  public static Optional<String> fault(String host) {
    Optional<InetAddress> literal = AddressRange.address(host);
    return literal.isPresent() ? ReservedAddresses.kind(literal.get()) : name(host);
  }

  private static Optional<String> name(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return Optional.of("this machine");
    }
    return name.contains(".") && !name.startsWith("[")
        ? Optional.empty()
        : Optional.of("a name inside of the network");
  }
}
