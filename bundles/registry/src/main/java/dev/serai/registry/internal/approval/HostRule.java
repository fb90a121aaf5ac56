package dev.serai.registry.internal.approval;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.registry.internal.document.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hosts of remote servers that are trusted. An address, a private one in particular, is trusted
 * only if it is listed as it stands.
 *
 * @param text as an administrator wrote it
 * @param scheme https or http
 * @param host in lower case, or its end with a dot before it
 * @param port as listed, or -1 for any
 */
record HostRule(String text, String scheme, String host, int port) {
  private static final String PLAIN = "http://";
  private static final Pattern FORM =
      Pattern.compile(
          "(\\*\\.)?[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:[0-9]{1,5})?|\\[[0-9a-f:.]+\\](:[0-9]{1,5})?");

  /**
   * Reads a host, {@code *.} for all below it, {@code http://} before what is asked in plain http.
   *
   * @throws SeraiException {@code INVALID_VALUE} for anything else
   */
  static HostRule of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean plain = lower.startsWith(PLAIN);
    String address = plain ? lower.substring(PLAIN.length()) : lower;
    if (!FORM.matcher(address).matches()) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "trusted-hosts in etc/dev.serai.registry.cfg: "
              + Quoted.of(text)
              + " is no host. Write a name as mcp.example.com, *.example.com, an address, or"
              + " http:// before one.");
    }
    int colon = address.endsWith("]") ? -1 : address.lastIndexOf(':');
    String host = colon < 0 ? address : address.substring(0, colon);
    int port = colon < 0 ? -1 : Integer.parseInt(address.substring(colon + 1));
    return new HostRule(
        text, plain ? "http" : "https", host.startsWith("*") ? host.substring(1) : host, port);
  }

  /** Whether a remote's URL leads there, whatever its variables are. */
  boolean trusts(String url) {
    try {
      URI uri = new URI(url.replaceAll("\\{[^{}/]*\\}", "%7B%7D"));
      return uri.getHost() != null && uri.getUserInfo() == null && matches(uri);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private boolean matches(URI uri) {
    String there = uri.getHost().toLowerCase(Locale.ROOT);
    return scheme.equalsIgnoreCase(uri.getScheme())
        && (port < 0 || port == uri.getPort())
        && (host.startsWith(".") ? isBelow(there) : there.equals(host));
  }

  private boolean isBelow(String there) {
    return there.endsWith(host) && there.length() > host.length();
  }
}
