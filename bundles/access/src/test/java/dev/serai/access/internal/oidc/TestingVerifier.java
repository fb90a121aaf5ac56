package dev.serai.access.internal.oidc;

import static org.junit.Assert.assertThrows;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.serai.access.internal.TestingClock;
import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.error.SeraiException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.rules.ExternalResource;

/** Checks tokens of a {@link TestingIssuer} by a clock of its own. Fetches on demand alone. */
final class TestingVerifier extends ExternalResource {
  static final Duration FETCH_LIMIT = Duration.ofSeconds(10);
  private static final int LIMIT_SECONDS = 20;

  private final TestingIssuer provider;
  private final TestingClock clock = new TestingClock();
  private final Duration fetchLimit;
  private LiveIssuer issuer;

  TestingVerifier(TestingIssuer provider) {
    this(provider, FETCH_LIMIT);
  }

  TestingVerifier(TestingIssuer provider, Duration fetchLimit) {
    this.provider = provider;
    this.fetchLimit = fetchLimit;
  }

  TestingClock clock() {
    return clock;
  }

  LiveIssuer issuer() {
    return issuer;
  }

  /** Begins anew with these settings beside issuer and audience. */
  void configure(Object... settings) {
    Object[] all = new Object[settings.length + 4];
    System.arraycopy(settings, 0, all, 4, settings.length);
    all[0] = "issuer";
    all[1] = provider.issuer();
    all[2] = "audience";
    all[3] = TestingIssuer.AUDIENCE;
    start(IssuerSettings.of(TestingConfig.of(all)));
  }

  JWTClaimsSet.Builder claims() {
    return provider.claims(clock.instant());
  }

  /** A token that is right, signed by this key. */
  String token(JWK key) {
    return TestingIssuer.token(key, claims().build());
  }

  CompletableFuture<ExternalIdentity> verify(String token) {
    return issuer.verify(token).toCompletableFuture();
  }

  ExternalIdentity accepted(String token) throws Exception {
    return verify(token).get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  SeraiException refused(String token) {
    return refusal(verify(token));
  }

  static SeraiException refusal(CompletableFuture<?> verified) {
    return SeraiException.of(
        assertThrows(
            ExecutionException.class, () -> verified.get(LIMIT_SECONDS, TimeUnit.SECONDS)));
  }

  @Override
  protected void before() {
    configure();
  }

  @Override
  protected void after() {
    issuer.close();
  }

  private void start(IssuerSettings settings) {
    if (issuer != null) {
      issuer.close();
    }
    KeyPace pace = KeyPace.of(settings.keysUsable());
    issuer = new LiveIssuer("test", settings, pace, fetchLimit, clock);
  }
}
