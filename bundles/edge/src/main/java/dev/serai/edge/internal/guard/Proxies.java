package dev.serai.edge.internal.guard;

import dev.serai.core.edge.AddressRange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxies whose word on their clients is taken: what they say in {@code X-Forwarded-For} and
 * {@code X-Forwarded-Proto}. What others say there counts for nothing.
 */
public final class Proxies {
  private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);
  private static final int MAX_HOPS = 32;

  /** No proxy is trusted. */
  public static final Proxies NONE = new Proxies(List.of());

  private final List<AddressRange> trusted;

  private Proxies(List<AddressRange> trusted) {
    this.trusted = trusted;
  }

  /**
   * Proxies as they are configured.
   *
   * @param behind whether any is trusted at all
   * @param addresses addresses, and ranges as {@code 10.0.0.0/8}; others are logged and passed over
   */
  public static Proxies of(boolean behind, String... addresses) {
    List<AddressRange> ranges = new ArrayList<>();
    for (String address : behind ? addresses : new String[0]) {
      Optional<AddressRange> range = AddressRange.of(address);
      range.ifPresentOrElse(
          ranges::add,
          () ->
              LOG.warn(
                  "trusted-proxies in etc/dev.serai.edge.cfg: {} is neither an address nor a range"
                      + " as 10.0.0.0/8, and is passed over. Correct it",
                  address));
    }
    return new Proxies(List.copyOf(ranges));
  }

  /** Whether there is any. */
  public boolean any() {
    return !trusted.isEmpty();
  }

  /** Whether an address is that of one. */
  public boolean trust(String address) {
    return any()
        && AddressRange.address(address)
            .filter(it -> trusted.stream().anyMatch(range -> range.includes(it)))
            .isPresent();
  }

  /**
   * From where a request comes: behind trusted proxies the first address that is none of theirs.
   */
  public String client(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    if (!trust(address)) {
      return address;
    }
    List<String> hops = hops(request);
    for (int at = hops.size() - 1; at >= 0 && trust(address); at--) {
      Optional<InetAddress> hop = AddressRange.address(withoutPort(hops.get(at)));
      if (hop.isEmpty()) {
        return address;
      }
      address = hop.get().getHostAddress();
    }
    return address;
  }

  /** By which scheme the client of a request spoke. */
  public String scheme(HttpServletRequest request) {
    return said(request).orElseGet(request::getScheme);
  }

  /** Whether a trusted proxy says that it got a request of another machine unencrypted. */
  boolean gotInClear(HttpServletRequest request) {
    return said(request).filter("http"::equals).isPresent() && !Loopback.includes(client(request));
  }

  private Optional<String> said(HttpServletRequest request) {
    String said = trust(request.getRemoteAddr()) ? request.getHeader("X-Forwarded-Proto") : null;
    return Optional.ofNullable(said)
        .map(all -> all.substring(all.lastIndexOf(',') + 1).trim().toLowerCase(Locale.ROOT))
        .filter(last -> last.equals("https") || last.equals("http"));
  }

  /** The addresses that the proxies on the way have noted; of a long way the end. */
  private static List<String> hops(HttpServletRequest request) {
    List<String> hops = new ArrayList<>();
    for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
      for (String hop : header.split(",")) {
        hops.add(hop.trim());
      }
    }
    return hops.subList(Math.max(0, hops.size() - MAX_HOPS), hops.size());
  }

  private static String withoutPort(String hop) {
    int end = hop.startsWith("[") ? hop.indexOf(']') + 1 : hop.indexOf(':');
    boolean several = end > 0 && !hop.startsWith("[") && hop.indexOf(':', end + 1) > 0;
    return end <= 0 || several ? hop : hop.substring(0, end);
  }

  @Override
  public String toString() {
    return trusted.stream()
        .map(range -> range.base().getHostAddress() + "/" + range.bits())
        .toList()
        .toString();
  }
}
