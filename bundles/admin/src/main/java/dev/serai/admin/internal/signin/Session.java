package dev.serai.admin.internal.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The session of a browser: a token in a cookie that scripts cannot read and other sites cannot
 * send or set (RFC 6265bis, section 4.1.3.2).
 *
 * @param token the token, secret
 */
public record Session(String token) {
  /** The cookie's name. */
  public static final String COOKIE = "__Host-serai-session";

  /** The header that has to carry {@link #csrfToken} with every change. */
  public static final String CSRF_HEADER = "X-CSRF-Token";

  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";
  private static final String HMAC = "HmacSHA256";

  /** The session that a header {@code Cookie}, or null, tells of. */
  static Optional<Session> of(String cookies) {
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies.split(";"))
            .map(String::strip)
            .filter(cookie -> cookie.startsWith(COOKIE + "="))
            .map(cookie -> cookie.substring(COOKIE.length() + 1))
            .filter(token -> !token.isEmpty())
            .map(Session::new)
            .findFirst();
  }

  /** What a page of our own knows and another site cannot: made of the token, which it hides. */
  public String csrfToken() {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), HMAC));
      byte[] code = mac.doFinal("serai csrf".getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC + " is not available", e);
    }
  }

  /** Whether a page that sent this knows the session. */
  boolean knownBy(String csrf) {
    return csrf != null
        && MessageDigest.isEqual(
            csrfToken().getBytes(StandardCharsets.UTF_8), csrf.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The header {@code Set-Cookie} that begins the session.
   *
   * @param expires when it ends, or null if the browser's end is its end
   */
  public String begin(Instant expires) {
    String age =
        expires == null
            ? ""
            : "; Max-Age=" + Math.max(0, Duration.between(Instant.now(), expires).toSeconds());
    return COOKIE + "=" + token + age + ATTRIBUTES;
  }

  /** The header {@code Set-Cookie} that ends any session. */
  public static String end() {
    return COOKIE + "=; Max-Age=0" + ATTRIBUTES;
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Session[]";
  }
}
