package dev.serai.access.internal.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Locale;
import java.util.Set;

/**
 * What a token has to look like before anything is computed of it (RFC 8725, sections 3.1, 3.9 and
 * 3.11; RFC 9068, section 2.1).
 */
final class TokenForm {
  static final int MAX_CHARACTERS = 16_384;

  /** RFC 9068 names the first two; most providers write JWT, and some nothing. */
  private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt", "jwt");

  private final Set<JWSAlgorithm> algorithms;

  TokenForm(Set<JWSAlgorithm> algorithms) {
    this.algorithms = algorithms;
  }

  /** The token, not verified, or {@code UNAUTHENTICATED}. */
  SignedJWT read(String token) {
    if (token.length() > MAX_CHARACTERS) {
      throw RefusedToken.because("The token has more than " + MAX_CHARACTERS + " characters.");
    }
    SignedJWT jwt = parse(token);
    JWSHeader header = jwt.getHeader();
    if (!algorithms.contains(header.getAlgorithm())) {
      throw RefusedToken.because(
          "The token is signed by an algorithm that is not accepted here; accepted are "
              + IssuerSettings.names(algorithms)
              + ".");
    }
    if (header.getCriticalParams() != null) {
      throw RefusedToken.because("The token has critical header parameters (crit).");
    }
    if (!accessToken(header.getType())) {
      throw RefusedToken.because("The token is no access token: its typ is another.");
    }
    return jwt;
  }

  /** What Nimbus says of a token may repeat parts of it. */
  private static SignedJWT parse(String token) {
    try {
      return SignedJWT.parse(token);
    } catch (ParseException | RuntimeException e) {
      throw RefusedToken.because("The token is no signed JWT in compact form.");
    }
  }

  private static boolean accessToken(JOSEObjectType type) {
    return type == null || TYPES.contains(type.getType().toLowerCase(Locale.ROOT));
  }
}
