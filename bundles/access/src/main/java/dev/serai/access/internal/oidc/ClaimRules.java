package dev.serai.access.internal.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** What a token has to claim (RFC 9068, section 4; RFC 7519, section 4.1). */
final class ClaimRules {
  private final String issuer;
  private final String audience;
  private final Duration skew;

  ClaimRules(IssuerSettings settings) {
    issuer = settings.issuer();
    audience = settings.audience();
    skew = settings.skew();
  }

  /** The claims of a token that is meant for us now, or {@code UNAUTHENTICATED}. */
  JWTClaimsSet read(SignedJWT token, Instant now) {
    JWTClaimsSet claims = claims(token);
    if (!issuer.equals(claims.getIssuer())) {
      throw RefusedToken.because("The token is of another issuer than " + issuer + ".");
    }
    if (!claims.getAudience().contains(audience)) {
      throw RefusedToken.because(
          "The token is for another service: its audience must have " + audience + ".");
    }
    if (claims.getSubject() == null || claims.getSubject().isBlank()) {
      throw RefusedToken.because("The token names nobody: it has no sub.");
    }
    inTime(claims, now);
    return claims;
  }

  private void inTime(JWTClaimsSet claims, Instant now) {
    Date expires = claims.getExpirationTime();
    if (expires == null) {
      throw RefusedToken.because("The token has no end: it has no exp.");
    }
    if (!now.minus(skew).isBefore(expires.toInstant())) {
      throw RefusedToken.because("The token has expired.");
    }
    if (later(claims.getNotBeforeTime(), now) || later(claims.getIssueTime(), now)) {
      throw RefusedToken.because("The token is not valid yet.");
    }
  }

  private boolean later(Date begin, Instant now) {
    return begin != null && now.plus(skew).isBefore(begin.toInstant());
  }

  private static JWTClaimsSet claims(SignedJWT token) {
    try {
      return token.getJWTClaimsSet();
    } catch (ParseException | RuntimeException e) {
      throw RefusedToken.because("The token has no claims that can be read.");
    }
  }
}
