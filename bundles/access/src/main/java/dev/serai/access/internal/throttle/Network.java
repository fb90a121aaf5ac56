package dev.serai.access.internal.throttle;

/**
 * What of an address counts as one caller: all of an IPv4 address, the first 64 bits of an IPv6
 * address (RFC 6177 gives each site at least those), 100 characters of anything else.
 */
final class Network {
  private static final int MAX_LENGTH = 100;
  private static final int GROUPS = 8;
  private static final int COUNTED = 4;

  private Network() {}

  static String of(String address) {
    String text = address.length() > MAX_LENGTH ? address.substring(0, MAX_LENGTH) : address;
    boolean six = text.indexOf(':') >= 0 && text.indexOf('.') < 0;
    return six ? prefix(text) : text;
  }

  private static String prefix(String text) {
    String bare = text.replaceAll("[\\[\\]]|%.*", "");
    int gap = bare.indexOf("::");
    String[] first = groups(gap < 0 ? bare : bare.substring(0, gap));
    String[] last = gap < 0 ? new String[0] : groups(bare.substring(gap + 2));
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i < COUNTED; i++) {
      int fromEnd = i - (GROUPS - last.length);
      String group = i < first.length ? first[i] : fromEnd >= 0 ? last[fromEnd] : "0";
      prefix.append(group.replaceFirst("^0+(?=.)", "")).append(':');
    }
    return prefix.toString();
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":");
  }
}
