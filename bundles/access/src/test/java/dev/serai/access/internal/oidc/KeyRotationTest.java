package dev.serai.access.internal.oidc;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

public class KeyRotationTest {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int AT_ONCE = 50;

  @Rule(order = 0)
  public final TestingIssuer provider = new TestingIssuer();

  @Rule(order = 1)
  public final TestingVerifier verifier = new TestingVerifier(provider);

  @Test
  public void keysAreFetchedOnceForManyTokens() throws Exception {
    for (int i = 0; i < AT_ONCE; i++) {
      verifier.accepted(verifier.token(TestingKeys.FIRST));
    }
    assertEquals(1, provider.keyRequests());
  }

  @Test
  public void twoKeysServeSideBySide() throws Exception {
    provider.publish(TestingKeys.FIRST, TestingKeys.SECOND);
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    verifier.accepted(verifier.token(TestingKeys.SECOND));
    assertEquals(1, provider.keyRequests());
  }

  @Test
  public void aNewKeyIsFetchedWhenATokenNamesIt() throws Exception {
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    provider.publish(TestingKeys.FIRST, TestingKeys.SECOND);
    verifier.clock().move(PAUSE);
    verifier.accepted(verifier.token(TestingKeys.SECOND));
    assertEquals(2, provider.keyRequests());
  }

  @Test
  public void aKeyThatTheProviderTookBackIsRefused() throws Exception {
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    provider.publish(TestingKeys.SECOND);
    verifier.clock().move(PAUSE);
    verifier.accepted(verifier.token(TestingKeys.SECOND));
    assertUnknownKey(verifier.token(TestingKeys.FIRST));
  }

  @Test
  public void thatAKeyWasTakenBackIsToldAndANewOneIsNot() throws Exception {
    AtomicInteger withdrawals = new AtomicInteger();
    verifier.issuer().onWithdrawal(withdrawals::incrementAndGet);
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    provider.publish(TestingKeys.FIRST, TestingKeys.SECOND);
    verifier.clock().move(PAUSE);
    verifier.accepted(verifier.token(TestingKeys.SECOND));
    assertEquals(0, withdrawals.get());

    provider.publish(TestingKeys.SECOND);
    verifier.issuer().keepFresh();
    Eventually.holds("told", () -> withdrawals.get() == 1);
    assertUnknownKey(verifier.token(TestingKeys.FIRST));
  }

  @Test
  public void inventedKeyIdsDoNotHammerTheProvider() throws Exception {
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    for (int i = 0; i < AT_ONCE; i++) {
      assertUnknownKey(invented("invented-" + i));
    }
    assertEquals(1, provider.keyRequests());
    verifier.clock().move(PAUSE);
    for (int i = 0; i < AT_ONCE; i++) {
      assertUnknownKey(invented("invented-" + i));
    }
    assertEquals(2, provider.keyRequests());
  }

  @Test
  public void anExpiredTokenWithAnOldKeyFetchesNothing() throws Exception {
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    String old = verifier.token(TestingKeys.SECOND);
    verifier.clock().move(Duration.ofHours(1));
    assertEquals("The token has expired.", verifier.refused(old).getMessage());
    assertEquals(1, provider.keyRequests());
  }

  @Test
  public void whoNeedsAFetchWaitsForTheSameOneAndHoldsNobodyUp() throws Exception {
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    verifier.clock().move(PAUSE);
    provider.publish(TestingKeys.FIRST, TestingKeys.SECOND);
    CountDownLatch answered = new CountDownLatch(1);
    holdKeysUntil(answered);

    List<CompletableFuture<ExternalIdentity>> waiting =
        Stream.generate(() -> verifier.verify(verifier.token(TestingKeys.SECOND)))
            .limit(AT_ONCE)
            .toList();
    assertTrue(verifier.verify(verifier.token(TestingKeys.FIRST)).isDone());
    waiting.forEach(each -> assertFalse(each.isDone()));

    answered.countDown();
    for (CompletableFuture<ExternalIdentity> each : waiting) {
      assertEquals("alice", each.get(20, TimeUnit.SECONDS).name());
    }
    assertEquals(2, provider.keyRequests());
  }

  @Test
  public void onlySoManyTokensWaitForAFetch() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    holdKeysUntil(answered);
    String token = verifier.token(TestingKeys.FIRST);
    List<CompletableFuture<ExternalIdentity>> waiting =
        IntStream.range(0, 1_000).mapToObj(each -> verifier.verify(token)).toList();
    assertEquals(ErrorCode.OVERLOADED, verifier.refused(token).code());
    answered.countDown();
    for (CompletableFuture<ExternalIdentity> each : waiting) {
      each.get(20, TimeUnit.SECONDS);
    }
    verifier.accepted(token);
  }

  @Test
  public void keysThatCannotSignAreLeftAlone() throws Exception {
    RSAKey sealing =
        new RSAKeyGenerator(2_048).keyID("sealing").keyUse(KeyUse.ENCRYPTION).generate();
    RSAKey weak = new RSAKeyGenerator(1_024, true).keyID("weak").generate();
    provider.publish(TestingKeys.FIRST, sealing, weak);
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    assertTrue(verifier.issuer().check().message().endsWith("signing keys known: 1."));
    verifier.clock().move(PAUSE);
    assertUnknownKey(verifier.token(sealing));
  }

  @Test
  public void aKeyThatCannotBeReadTakesNoOtherAway() throws Exception {
    String first = TestingKeys.FIRST.toPublicJWK().toJSONString();
    provider.answer(
        TestingIssuer.JWKS,
        exchange ->
            TestingIssuer.respond(
                exchange,
                200,
                "{\"keys\":[7,{\"kty\":\"new\"},{\"kty\":\"RSA\",\"n\":\"!\"}," + first + "]}"));
    verifier.accepted(verifier.token(TestingKeys.FIRST));
  }

  private void holdKeysUntil(CountDownLatch latch) {
    String keys =
        "{\"keys\":["
            + TestingKeys.FIRST.toPublicJWK().toJSONString()
            + ","
            + TestingKeys.SECOND.toPublicJWK().toJSONString()
            + "]}";
    provider.answer(
        TestingIssuer.JWKS,
        exchange -> {
          await(latch);
          TestingIssuer.respond(exchange, 200, keys);
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String invented(String id) {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build();
    return TestingIssuer.token(header, TestingKeys.SECOND, verifier.claims().build());
  }

  private void assertUnknownKey(String token) {
    SeraiException error = verifier.refused(token);
    assertEquals(ErrorCode.UNAUTHENTICATED, error.code());
    assertEquals(
        "The token is signed by a key that " + provider.issuer() + " does not have.",
        error.getMessage());
  }
}
