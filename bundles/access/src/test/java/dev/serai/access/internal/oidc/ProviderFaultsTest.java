package dev.serai.access.internal.oidc;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.health.Health;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;

public class ProviderFaultsTest {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int CHUNK = 65_536;

  @Rule(order = 0)
  public final TestingIssuer provider = new TestingIssuer();

  @Rule(order = 1)
  public final TestingVerifier verifier = new TestingVerifier(provider);

  @Rule(order = 2)
  public final TestingVerifier hasty = new TestingVerifier(provider, Duration.ofMillis(200));

  @Test
  public void whileTheProviderIsDownItsKnownKeysServeForADay() throws Exception {
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    provider.goDown();
    verifier.clock().move(Duration.ofHours(24).minusSeconds(1));
    verifier.accepted(verifier.token(TestingKeys.FIRST));

    verifier.clock().move(Duration.ofSeconds(1));
    assertUnavailable(verifier.refused(verifier.token(TestingKeys.FIRST)));

    provider.comeBack();
    verifier.clock().move(PAUSE);
    verifier.accepted(verifier.token(TestingKeys.FIRST));
  }

  @Test
  public void howLongKnownKeysServeIsASetting() throws Exception {
    verifier.configure("keys-usable-hours", 1);
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    provider.goDown();
    verifier.clock().move(Duration.ofHours(1));
    assertUnavailable(verifier.refused(verifier.token(TestingKeys.FIRST)));
    assertProblem("openid-configuration cannot be reached: it refuses connections.");
  }

  @Test
  public void anUnknownKeyOfAProviderThatIsDownMayBeANewOne() throws Exception {
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    provider.goDown();
    verifier.clock().move(PAUSE);
    assertUnavailable(verifier.refused(verifier.token(TestingKeys.SECOND)));
    assertUnavailable(verifier.refused(verifier.token(TestingKeys.SECOND)));
  }

  @Test
  public void aProviderThatWasNeverReachedIsAskedOnceInAWhile() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    provider.answer(
        TestingIssuer.METADATA,
        exchange -> {
          asked.incrementAndGet();
          TestingIssuer.respond(exchange, 503, "");
        });
    for (int i = 0; i < 10; i++) {
      assertUnavailable(verifier.refused(verifier.token(TestingKeys.FIRST)));
    }
    assertEquals(1, asked.get());
    assertProblem("/.well-known/openid-configuration answered with HTTP status 503.");
  }

  @Test
  public void slowKeysAreNotWaitedFor() {
    CountDownLatch never = new CountDownLatch(1);
    provider.answer(TestingIssuer.JWKS, exchange -> await(never));
    CompletableFuture<ExternalIdentity> verified = hasty.verify(hasty.token(TestingKeys.FIRST));
    assertFalse(verified.isDone());
    assertUnavailable(TestingVerifier.refusal(verified));
    never.countDown();
    assertHealth(hasty, "/realms/test/certs did not answer within 200 ms.");
  }

  @Test
  public void keysThatTrickleAreNotWaitedFor() {
    CountDownLatch never = new CountDownLatch(1);
    provider.answer(
        TestingIssuer.JWKS,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          body.write('{');
          body.flush();
          await(never);
        });
    assertUnavailable(hasty.refused(hasty.token(TestingKeys.FIRST)));
    never.countDown();
    assertHealth(hasty, "/realms/test/certs did not answer within 200 ms.");
  }

  @Test
  public void hugeKeysAreNotRead() {
    provider.answer(TestingIssuer.JWKS, endless());
    assertUnavailable(verifier.refused(verifier.token(TestingKeys.FIRST)));
    assertProblem("/realms/test/certs has more than 1048576 bytes.");
  }

  @Test
  public void aDocumentHasAMebibyteAtMost() throws Exception {
    String keys = "{\"keys\":[" + TestingKeys.FIRST.toPublicJWK().toJSONString() + "]}";
    publish(" ".repeat(ProviderDocuments.MAX_BYTES - keys.length()) + keys);
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    publish(" ".repeat(ProviderDocuments.MAX_BYTES - keys.length() + 1) + keys);
    assertUnavailable(verifier.refused(verifier.token(TestingKeys.FIRST)));
  }

  @Test
  public void hugeMetadataIsNotRead() {
    provider.answer(TestingIssuer.METADATA, endless());
    assertUnavailable(verifier.refused(verifier.token(TestingKeys.FIRST)));
    assertProblem("openid-configuration has more than 1048576 bytes.");
  }

  @Test
  public void redirectsAreNotFollowed() {
    provider.answer(
        TestingIssuer.JWKS,
        exchange -> {
          exchange.getResponseHeaders().add("Location", provider.uri("/elsewhere"));
          TestingIssuer.respond(exchange, 302, "");
        });
    assertUnavailable(verifier.refused(verifier.token(TestingKeys.FIRST)));
    assertProblem("/certs answered with HTTP status 302; redirects are not followed.");
  }

  @Test
  public void metadataOfAnotherIssuerIsRefused() {
    provider.publishMetadata(
        TestingIssuer.METADATA,
        Map.of("issuer", provider.issuer() + "/\n", "jwks_uri", provider.uri("/certs")));
    assertUnavailable(verifier.refused(verifier.token(TestingKeys.FIRST)));
    assertProblem(
        "Its metadata spells the issuer in another way than the setting issuer does: "
            + provider.issuer()
            + "/?");
  }

  @Test
  public void keysElsewhereDoNotComeByHttp() {
    for (Object uri :
        Arrays.asList("http://id.example.org/certs", "file:///etc/passwd", "", 7, "::")) {
      verifier.configure();
      provider.publishMetadata(
          TestingIssuer.METADATA, Map.of("issuer", provider.issuer(), "jwks_uri", uri));
      assertUnavailable(verifier.refused(verifier.token(TestingKeys.FIRST)));
      assertProblem("Its metadata has no jwks_uri, or one without https.");
    }
  }

  @Test
  public void metadataOfAnAuthorizationServerServesToo() throws Exception {
    provider.remove(TestingIssuer.METADATA);
    provider.publishMetadata(
        TestingIssuer.OAUTH_METADATA,
        Map.of("issuer", provider.issuer(), "jwks_uri", provider.uri(TestingIssuer.JWKS)));
    verifier.accepted(verifier.token(TestingKeys.FIRST));
  }

  @Test
  public void withoutMetadataTheAddressOfTheKeysIsASetting() throws Exception {
    provider.remove(TestingIssuer.METADATA);
    assertUnavailable(verifier.refused(verifier.token(TestingKeys.FIRST)));
    assertProblem("No metadata is at [");
    verifier.configure("jwks-uri", provider.uri(TestingIssuer.JWKS));
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    verifier.configure("jwks-uri", provider.uri("/wrong"));
    verifier.refused(verifier.token(TestingKeys.FIRST));
    assertProblem("/wrong does not exist (HTTP status 404).");
  }

  @Test
  public void whatIsNoKeySetIsRefused() {
    for (String document : new String[] {"", "<html>", "7", "{\"keys\":", "[".repeat(9_000)}) {
      publish(document);
      assertUnavailable(verifier.refused(verifier.token(TestingKeys.FIRST)));
      assertProblem("/certs is no JSON object.");
    }
    for (String document : new String[] {"{}", "[]", "{\"keys\":{}}", many(101)}) {
      publish(document);
      assertUnavailable(verifier.refused(verifier.token(TestingKeys.FIRST)));
      assertProblem("/certs is no JSON Web Key Set with 100 keys at most.");
    }
  }

  @Test
  public void aKeySetWithoutKeysTakesNoneAway() throws Exception {
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    provider.answer(
        TestingIssuer.JWKS, exchange -> TestingIssuer.respond(exchange, 200, "{\"keys\":[]}"));
    verifier.clock().move(PAUSE);
    assertUnavailable(verifier.refused(verifier.token(TestingKeys.SECOND)));
    verifier.accepted(verifier.token(TestingKeys.FIRST));
    assertProblem("/certs has no key that signs by ES256, PS256, RS256.");
  }

  @Test
  public void whoWaitsIsToldWhenTheProviderIsTakenAway() {
    CountDownLatch never = new CountDownLatch(1);
    provider.answer(TestingIssuer.JWKS, exchange -> await(never));
    CompletableFuture<ExternalIdentity> verified =
        verifier.verify(verifier.token(TestingKeys.FIRST));
    verifier.issuer().close();
    assertEquals(ErrorCode.SERVICE_REPLACED, TestingVerifier.refusal(verified).code());
    assertEquals(
        ErrorCode.SERVICE_REPLACED, verifier.refused(verifier.token(TestingKeys.FIRST)).code());
    never.countDown();
  }

  private void publish(String document) {
    verifier.configure();
    provider.answer(TestingIssuer.JWKS, exchange -> TestingIssuer.respond(exchange, 200, document));
  }

  private static String many(int keys) {
    return "{\"keys\":[" + "{},".repeat(keys - 1) + "{}]}";
  }

  /** Sends until nobody reads any more. */
  private static HttpHandler endless() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] chunk = new byte[CHUNK];
      Arrays.fill(chunk, (byte) ' ');
      try (OutputStream body = exchange.getResponseBody()) {
        while (true) {
          body.write(chunk);
        }
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertUnavailable(SeraiException error) {
    assertEquals(error.getMessage(), ErrorCode.ISSUER_UNAVAILABLE, error.code());
    assertTrue(error.code().retryable());
  }

  private void assertProblem(String problem) {
    assertHealth(verifier, problem);
  }

  private static void assertHealth(TestingVerifier where, String problem) {
    Health health = where.issuer().check();
    assertEquals(Health.Level.DEGRADED, health.level());
    assertTrue(health.message(), health.message().contains(problem));
  }
}
