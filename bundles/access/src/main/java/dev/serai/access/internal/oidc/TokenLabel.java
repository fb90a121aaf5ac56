package dev.serai.access.internal.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.serai.access.internal.token.Sha256;
import java.util.regex.Pattern;

/**
 * What audit records call a provider's token: {@code jti:} and its {@code jti} (RFC 7519, section
 * 4.1.7); where it has none that is 1 to 200 visible ASCII characters, {@code sha256:} and the
 * first 16 hexadecimal digits of its hash. Neither can be the id of a token of our own.
 */
final class TokenLabel {
  private static final Pattern JTI = Pattern.compile("[!-~]{1,200}");
  private static final int DIGITS = 16;

  private TokenLabel() {}

  static String of(JWTClaimsSet claims, SignedJWT jwt) {
    String jti = claims.getJWTID();
    return jti != null && JTI.matcher(jti).matches()
        ? "jti:" + jti
        : "sha256:" + Sha256.hex(jwt.getParsedString()).substring(0, DIGITS);
  }
}
