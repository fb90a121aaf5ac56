package dev.serai.registry.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the API of another registry is.
 *
 * @param servers the address of its servers, without a slash at the end
 */
record RegistryUrl(String servers) {
  private static final int MAX = 500;

  /**
   * Reads the base address, with the version of the API at its end or without: then it is {@code
   * v0.1}.
   *
   * @throws SeraiException {@code INVALID_VALUE} for what is none
   */
  static RegistryUrl of(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      boolean plain =
          uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
      if (web && plain && uri.getHost() != null && text.length() <= MAX) {
        return new RegistryUrl(versioned(text.replaceAll("/+$", "")) + "/servers");
      }
    } catch (URISyntaxException e) {
      throw refused(e);
    }
    throw refused(null);
  }

  /** A list by these parameters, of which those that are null are left out. */
  URI list(Map<String, String> query) {
    return URI.create(
        servers
            + "?"
            + query.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&")));
  }

  /** All versions of a server. */
  URI versions(String server) {
    return URI.create(servers + "/" + segment(server) + "/versions");
  }

  /** One version of a server. */
  URI version(String server, String version) {
    return URI.create(versions(server) + "/" + segment(version));
  }

  private static String versioned(String base) {
    return base.endsWith("/v0") || base.endsWith("/v0.1") ? base : base + "/v0.1";
  }

  private static String segment(String text) {
    return encoded(text).replace("+", "%20");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static SeraiException refused(URISyntaxException cause) {
    return new SeraiException(
        ErrorCode.INVALID_VALUE,
        "url must be the address of a registry as https://registry.example.com, without user,"
            + " query and fragment.",
        cause);
  }
}
