package dev.serai.access.internal.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Addresses of an identity provider: by https, and by http between programs on this machine alone
 * (RFC 8414, section 2).
 */
final class ProviderUri {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private ProviderUri() {}

  /**
   * An issuer identifier.
   *
   * @param key the setting, for the error
   * @throws IllegalArgumentException if it is none, or not safe
   */
  static URI issuer(String key, String value) {
    URI uri = configured(key, value, null);
    if (uri.getRawQuery() != null) {
      throw new IllegalArgumentException(key + " has to be an address without a query.");
    }
    return uri;
  }

  /**
   * An address that the configuration names.
   *
   * @param key the setting, for the error
   * @param issuer whose, or null if it is the issuer itself
   * @throws IllegalArgumentException if it is none, or not safe
   */
  static URI configured(String key, String value, URI issuer) {
    URI uri = parse(value);
    if (uri == null || !safe(uri, issuer)) {
      throw new IllegalArgumentException(
          key
              + " has to be an address with https, without user and fragment; http only where"
              + " provider and Serai are on one machine: http://127.0.0.1:8080/realms/example.");
    }
    return uri;
  }

  /**
   * The address of the keys that the metadata names, or null if it is none or not safe.
   *
   * @param issuer whose
   */
  static URI named(String value, URI issuer) {
    URI uri = parse(value);
    return uri != null && safe(uri, issuer) ? uri : null;
  }

  private static boolean safe(URI uri, URI issuer) {
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return false;
    }
    return "https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme())
            && loopback(uri)
            && (issuer == null || loopback(issuer)));
  }

  private static boolean loopback(URI uri) {
    return LOOPBACK.matcher(uri.getHost()).matches();
  }

  private static URI parse(String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
