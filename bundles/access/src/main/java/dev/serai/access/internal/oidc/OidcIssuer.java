package dev.serai.access.internal.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.access.internal.identity.SignedTokens;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * A provider that signs tokens with keys of its own. A signature by a known key is checked by the
 * caller's thread: some 60 us with RSA, 1 ms with elliptic curves. What needs a fetch waits for it,
 * bounded in number and time.
 */
final class OidcIssuer implements SignedTokens {
  private static final int MAX_WAITING = 1_000;

  private final String issuer;
  private final TokenForm form;
  private final ClaimRules rules;
  private final ClaimMapping mapping;
  private final IssuerKeys keys;
  private final InstantSource clock;
  private final Semaphore waiting = new Semaphore(MAX_WAITING);

  OidcIssuer(IssuerSettings settings, IssuerKeys keys, InstantSource clock) {
    issuer = settings.issuer();
    form = new TokenForm(settings.algorithms());
    rules = new ClaimRules(settings);
    mapping = new ClaimMapping(settings);
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public String issuer() {
    return issuer;
  }

  @Override
  public void onWithdrawal(Runnable action) {
    keys.onWithdrawal(action);
  }

  @Override
  public CompletionStage<ExternalIdentity> verify(String token) {
    try {
      SignedJWT jwt = form.read(token);
      JWTClaimsSet claims = rules.read(jwt, clock.instant());
      Optional<List<JWSVerifier>> known =
          keys.usable()
              .map(usable -> usable.fitting(jwt.getHeader()))
              .filter(list -> !list.isEmpty());
      return known.isPresent()
          ? CompletableFuture.completedFuture(identity(jwt, claims, known.get()))
          : afterFetch(jwt, claims);
    } catch (SeraiException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<ExternalIdentity> afterFetch(SignedJWT jwt, JWTClaimsSet claims) {
    if (!waiting.tryAcquire()) {
      throw new SeraiException(
          ErrorCode.OVERLOADED, MAX_WAITING + " requests wait for the keys of " + issuer + ".");
    }
    return keys.newer()
        .whenComplete((fetched, error) -> waiting.release())
        .thenApply(fetched -> identity(jwt, claims, fetched.fitting(jwt.getHeader())));
  }

  private ExternalIdentity identity(
      SignedJWT jwt, JWTClaimsSet claims, List<JWSVerifier> verifiers) {
    if (verifiers.isEmpty()) {
      throw RefusedToken.because("The token is signed by a key that " + issuer + " does not have.");
    }
    if (verifiers.size() > 1 && jwt.getHeader().getKeyID() == null) {
      throw RefusedToken.because("The token does not say by which key it is signed (kid).");
    }
    if (verifiers.stream().noneMatch(verifier -> signed(jwt, verifier))) {
      throw RefusedToken.because("The token's signature is not valid.");
    }
    return mapping.identity(claims).by(TokenLabel.of(claims, jwt));
  }

  private static boolean signed(SignedJWT jwt, JWSVerifier verifier) {
    try {
      return jwt.verify(verifier);
    } catch (JOSEException | RuntimeException e) {
      return false;
    }
  }
}
