package dev.serai.registry.internal.fetch;

import dev.serai.core.edge.AddressRange;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.registry.internal.document.Quoted;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hosts that an administrator has listed. A listed name may have any address, since whoever
 * listed it answers for it; a listed range allows the addresses in it to every name.
 *
 * @param names in lower case
 * @param parents what the names end with of which all are listed, as {@code .example.com}
 * @param ranges listed addresses
 */
record AllowedHosts(Set<String> names, Set<String> parents, List<AddressRange> ranges) {
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern NAME =
      Pattern.compile("(?:\\*\\.)?(?:" + LABEL + "\\.){0,20}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  AllowedHosts {
    names = Set.copyOf(names);
    parents = Set.copyOf(parents);
    ranges = List.copyOf(ranges);
  }

  /**
   * Reads a list; commas and blanks part its entries, too.
   *
   * @throws SeraiException INVALID_VALUE naming the first entry that is none
   */
  static AllowedHosts parse(String... lists) {
    Set<String> names = new HashSet<>();
    Set<String> parents = new HashSet<>();
    Set<AddressRange> ranges = new HashSet<>();
    for (String entry : (Iterable<String>) entries(lists)::iterator) {
      Optional<AddressRange> range = AddressRange.of(entry);
      if (range.isPresent()) {
        ranges.add(range.get());
      } else if (!NAME.matcher(entry).matches()) {
        throw unreadable(entry);
      } else if (entry.startsWith("*")) {
        parents.add(entry.substring(1));
      } else {
        names.add(entry);
      }
    }
    return new AllowedHosts(names, parents, List.copyOf(ranges));
  }

  private static Stream<String> entries(String... lists) {
    return Arrays.stream(lists)
        .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry.toLowerCase(Locale.ROOT));
  }

  private static SeraiException unreadable(String entry) {
    return new SeraiException(
        ErrorCode.INVALID_VALUE,
        "fetch-hosts in etc/dev.serai.registry.cfg: %s is no host. Write a name without scheme"
                .formatted(Quoted.of(entry))
            + " and port, *.example.com, an address, or a range as 10.0.0.0/8.");
  }

  /** Whether the host of a URL is listed, as a name or, where it is an address, in a range. */
  boolean list(String host) {
    Optional<InetAddress> literal = AddressRange.address(host);
    if (literal.isPresent()) {
      return list(literal.get());
    }
    String lower = host.toLowerCase(Locale.ROOT);
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    return names.contains(name)
        || parents.stream().anyMatch(it -> name.endsWith(it) && name.length() > it.length());
  }

  /** Whether an address is in a listed range. */
  boolean list(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.includes(address));
  }
}
