package dev.serai.core.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike.
 *
 * @param base one of them
 * @param bits how many bits they share
 */
public record AddressRange(InetAddress base, int bits) {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
  private static final Pattern LITERAL =
      Pattern.compile(
          OCTET + "(?:\\." + OCTET + "){3}|\\[?[0-9A-Fa-f.]{0,4}:[0-9A-Fa-f:.]{1,40}\\]?");

  /** An address, or a range as {@code 10.0.0.0/8}; empty for anything else. */
  public static Optional<AddressRange> of(String text) {
    String[] parts = text.trim().split("/", 2);
    return address(parts[0])
        .flatMap(
            base -> {
              int all = base.getAddress().length * 8;
              int bits = parts.length == 1 ? all : bits(parts[1]);
              return bits < 0 || bits > all
                  ? Optional.empty()
                  : Optional.of(new AddressRange(base, bits));
            });
  }

  private static int bits(String text) {
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
  }

  /** The address that a text spells, in brackets or not; a name is never looked up. */
  public static Optional<InetAddress> address(String literal) {
    if (literal == null || !LITERAL.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether an address is one of them. */
  public boolean includes(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int at = 0; at < bits; at++) {
      int mask = 0x80 >> at % 8;
      if ((mine[at / 8] & mask) != (other[at / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
