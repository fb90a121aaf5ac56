package dev.serai.access.internal.oidc;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.access.internal.token.Sha256;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;

public class TokenFaultsTest {
  private static final Duration SKEW = Duration.ofSeconds(30);

  @Rule(order = 0)
  public final TestingIssuer provider = new TestingIssuer();

  @Rule(order = 1)
  public final TestingVerifier verifier = new TestingVerifier(provider);

  @Test
  public void aRightTokenIsAccepted() throws Exception {
    ExternalIdentity alice = verifier.accepted(verifier.token(TestingKeys.FIRST));
    assertEquals(provider.issuer(), alice.subject().issuer());
    assertEquals("4711", alice.subject().id());
    assertEquals("alice", alice.name());
    assertEquals(verifier.clock().instant().plusSeconds(300), alice.expires());
    assertTrue(alice.makesUsers());
  }

  @Test
  public void aTokenIsCalledByItsJtiOrByTheBeginningOfItsHash() throws Exception {
    assertEquals("jti:4d-1/a", label("4d-1/a"));
    for (String jti : new String[] {null, "", "a b", "\u0000", "x".repeat(201)}) {
      String label = label(jti);
      assertTrue(label, label.matches("sha256:[0-9a-f]{16}"));
    }
    String token = verifier.token(TestingKeys.FIRST);
    String hash = Sha256.hex(token).substring(0, 16);
    assertEquals("sha256:" + hash, verifier.accepted(token).token());
  }

  private String label(String jti) throws Exception {
    JWTClaimsSet claims = claims().jwtID(jti).build();
    return verifier.accepted(TestingIssuer.token(TestingKeys.FIRST, claims)).token();
  }

  @Test
  public void aTokenByAnEllipticCurveIsAccepted() throws Exception {
    provider.publish(TestingKeys.FIRST, TestingKeys.CURVE);
    assertEquals("alice", verifier.accepted(verifier.token(TestingKeys.CURVE)).name());
  }

  @Test
  public void anExpiredTokenIsRefused() {
    refused("The token has expired.", claims().expirationTime(ago(Duration.ofMinutes(1))));
  }

  @Test
  public void atTheEndOfATokenTheClocksMayDiffer() throws Exception {
    accepted(claims().expirationTime(ago(SKEW.minusSeconds(1))));
    refused("The token has expired.", claims().expirationTime(ago(SKEW)));
  }

  @Test
  public void atTheBeginOfATokenTheClocksMayDiffer() throws Exception {
    accepted(claims().notBeforeTime(in(SKEW)));
    refused("The token is not valid yet.", claims().notBeforeTime(in(SKEW.plusSeconds(1))));
  }

  @Test
  public void aTokenOfTheFutureIsRefused() throws Exception {
    accepted(claims().issueTime(in(SKEW)));
    refused("The token is not valid yet.", claims().issueTime(in(SKEW.plusSeconds(1))));
  }

  @Test
  public void theSkewIsASetting() {
    verifier.configure("clock-skew-seconds", 0);
    refused("The token has expired.", claims().expirationTime(ago(Duration.ZERO)));
  }

  @Test
  public void aTokenWithoutAnEndIsRefused() {
    refused("The token has no end: it has no exp.", claims().expirationTime(null));
  }

  @Test
  public void aTokenForAnotherServiceIsRefused() {
    String needed =
        "The token is for another service: its audience must have " + TestingIssuer.AUDIENCE + ".";
    refused(needed, claims().audience("https://other.example.org/mcp"));
    refused(needed, claims().audience((String) null));
    refused(needed, claims().audience(TestingIssuer.AUDIENCE + "/"));
  }

  @Test
  public void oneAudienceAmongSeveralIsEnough() throws Exception {
    accepted(claims().audience(List.of("account", TestingIssuer.AUDIENCE)));
  }

  @Test
  public void aTokenOfAnotherIssuerIsRefused() {
    String other = "The token is of another issuer than " + provider.issuer() + ".";
    refused(other, claims().issuer("https://other.example.org"));
    refused(other, claims().issuer(provider.issuer() + "/"));
    refused(other, claims().issuer(null));
  }

  @Test
  public void aTokenOfNobodyIsRefused() {
    refused("The token names nobody: it has no sub.", claims().subject(null));
    refused("The token names nobody: it has no sub.", claims().subject(" "));
  }

  @Test
  public void anUnsignedTokenIsRefused() {
    assertRefused(
        "The token is no signed JWT in compact form.", new PlainJWT(claims().build()).serialize());
    String[] parts = verifier.token(TestingKeys.FIRST).split("\\.");
    String none = Base64URL.encode("{\"alg\":\"none\"}").toString();
    assertRefused(
        "The token is no signed JWT in compact form.", none + "." + parts[1] + "." + parts[2]);
  }

  @Test
  public void thePublicKeyIsNoSharedSecret() throws Exception {
    byte[] secret = TestingKeys.FIRST.toRSAPublicKey().getEncoded();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
    token.sign(new MACSigner(secret));
    assertRefused(
        "The token is signed by an algorithm that is not accepted here; accepted are ES256, PS256,"
            + " RS256.",
        token.serialize());
  }

  @Test
  public void anAlgorithmThatIsNotConfiguredIsRefused() {
    verifier.configure("algorithms", TestingConfig.list("ES256"));
    assertRefused(
        "The token is signed by an algorithm that is not accepted here; accepted are ES256.",
        verifier.token(TestingKeys.FIRST));
  }

  @Test
  public void aForgedSignatureIsRefused() {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build();
    assertRefused(
        "The token's signature is not valid.",
        TestingIssuer.token(header, TestingKeys.SECOND, claims().build()));
  }

  @Test
  public void changedClaimsAreRefused() {
    String[] right = verifier.token(TestingKeys.FIRST).split("\\.");
    String root = claims().claim("preferred_username", "root").build().toString();
    assertRefused(
        "The token's signature is not valid.",
        right[0] + "." + Base64URL.encode(root) + "." + right[2]);
  }

  @Test
  public void aKeyThatTheTokenBringsItselfIsNotUsed() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("first")
            .jwk(TestingKeys.SECOND.toPublicJWK())
            .build();
    assertRefused(
        "The token's signature is not valid.",
        TestingIssuer.token(header, TestingKeys.SECOND, claims().build()));
  }

  @Test
  public void criticalHeaderParametersAreRefused() {
    for (String parameter : List.of("example", "b64")) {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .keyID("first")
              .criticalParams(Set.of(parameter))
              .customParam("example", true)
              .build();
      assertRefused(
          "The token has critical header parameters (crit).",
          TestingIssuer.token(header, TestingKeys.FIRST, claims().build()));
    }
  }

  @Test
  public void accessTokensAreTypedOrNot() throws Exception {
    for (String type : List.of("at+jwt", "application/at+jwt", "JWT", "AT+JWT")) {
      verifier.accepted(typed(type));
    }
    for (String type : List.of("logout+jwt", "dpop+jwt", "id+jwt")) {
      assertRefused("The token is no access token: its typ is another.", typed(type));
    }
  }

  @Test
  public void aTokenWithoutKidIsAcceptedWhereOneKeyFits() throws Exception {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).build();
    String token = TestingIssuer.token(header, TestingKeys.FIRST, claims().build());
    provider.publish(TestingKeys.FIRST, TestingKeys.CURVE);
    verifier.accepted(token);

    provider.publish(TestingKeys.FIRST, TestingKeys.SECOND);
    verifier.configure();
    assertRefused("The token does not say by which key it is signed (kid).", token);
  }

  @Test
  public void whatIsNoTokenIsRefused() {
    String deep = Base64URL.encode("{\"alg\":" + "[".repeat(9_000)).toString();
    for (String text :
        List.of("", " ", "a", "a.b.c", "..", "srt_abc", "\u0000", deep + ".e30.c2ln")) {
      assertRefused("The token is no signed JWT in compact form.", text);
    }
    assertRefused("The token has more than 16384 characters.", "a".repeat(1_000_000));
  }

  @Test
  public void claimsThatAreNoneAreRefused() throws Exception {
    for (String claims : List.of("[]", "\"\"", "{\"exp\":\"soon\"}", "{\"aud\":{}}", "")) {
      String header = Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"first\"}").toString();
      assertEquals(
          ErrorCode.UNAUTHENTICATED,
          verifier.refused(header + "." + Base64URL.encode(claims) + ".c2ln").code());
    }
  }

  @Test
  public void errorsDoNotRepeatTheToken() {
    JWTClaimsSet.Builder personal = claims().claim("email", "alice@example.org");
    for (JWTClaimsSet.Builder claims :
        List.of(
            personal.issuer("https://secret.example.org"),
            personal.audience("https://secret.example.org"),
            personal.subject("\u0000secret"))) {
      String token = TestingIssuer.token(TestingKeys.FIRST, claims.build());
      SeraiException error = verifier.refused(token);
      assertFalse(error.getMessage(), error.getMessage().contains("secret"));
      assertFalse(error.getMessage(), error.getMessage().contains("alice"));
      assertFalse(error.toString(), error.toString().contains(token));
    }
  }

  @Test
  public void whoMayBeMadeAnAccountForIsASetting() throws Exception {
    verifier.configure("create-users", false);
    assertFalse(verifier.accepted(verifier.token(TestingKeys.FIRST)).makesUsers());
  }

  private String typed(String type) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("first")
            .type(new JOSEObjectType(type))
            .customParams(Map.of())
            .build();
    return TestingIssuer.token(header, TestingKeys.FIRST, claims().build());
  }

  private JWTClaimsSet.Builder claims() {
    return verifier.claims();
  }

  private Date in(Duration time) {
    return Date.from(verifier.clock().instant().plus(time));
  }

  private Date ago(Duration time) {
    Instant now = verifier.clock().instant();
    return Date.from(now.minus(time));
  }

  private void accepted(JWTClaimsSet.Builder claims) throws Exception {
    verifier.accepted(TestingIssuer.token(TestingKeys.FIRST, claims.build()));
  }

  private void refused(String reason, JWTClaimsSet.Builder claims) {
    assertRefused(reason, TestingIssuer.token(TestingKeys.FIRST, claims.build()));
  }

  private void assertRefused(String reason, String token) {
    SeraiException error = verifier.refused(token);
    assertEquals(reason, error.getMessage());
    assertEquals(ErrorCode.UNAUTHENTICATED, error.code());
  }
}
