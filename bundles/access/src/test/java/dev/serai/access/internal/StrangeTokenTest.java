package dev.serai.access.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.token.TokenSecret;
import dev.serai.core.access.Bearer;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Eventually;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Test;

public class StrangeTokenTest {
  private static final String ISSUER = "https://id.example.org";

  private final TestingStore store = new TestingStore();
  private final Replica replica = Replica.of(store);

  @After
  public void close() {
    replica.close();
  }

  private void exhaust(String address) {
    for (int i = 0; i < 10; i++) {
      assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal("wrong", address));
    }
    assertEquals(ErrorCode.TOO_MANY_ATTEMPTS, replica.refusal("wrong", address));
  }

  @Test
  public void whoSendsATokenThatIsRefusedIsNotedAndTheTokenIsNot() {
    TestingAuditLog log = new TestingAuditLog();
    replica.access.addAuditLog(log);
    String guess = TokenSecret.fresh().text();
    replica.refusal(guess, "192.0.2.99");
    Eventually.holds("noted", () -> log.offered.size() == 1);
    assertEquals("token:refuse", log.offered.get(0).action());
    assertFalse(log.offered.get(0).details().toString().contains(guess));
  }

  @Test
  public void whateverIsNoTokenIsRefused() {
    TestingSignedTokens provider = new TestingSignedTokens(ISSUER);
    replica.access.addIssuer(provider);
    List<String> strange =
        List.of(
            "",
            " ",
            ".",
            "..",
            "a.b.c",
            "srt_",
            "srt_" + "x".repeat(1 << 20),
            "x".repeat(1 << 20),
            "e." + "x".repeat(1 << 20) + ".c",
            ".".repeat(1 << 20),
            "\u0000\u0001\ud800.\u00e9.\uffff",
            "' or '1' = '1",
            TestingSignedTokens.jwt("https://elsewhere.example.org", "one"),
            "e30." + TestingSignedTokens.base64("{\"iss\":7}") + ".x",
            "e30." + TestingSignedTokens.base64("[\"iss\"]") + ".x",
            "e30." + TestingSignedTokens.base64("{\"iss\"") + ".x",
            "e30." + TestingSignedTokens.base64("[".repeat(5_000)) + ".x",
            "e30.###.x");
    for (int i = 0; i < strange.size(); i++) {
      assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(strange.get(i), "192.0.2." + i));
    }
    assertEquals("none was worth a check", 0, provider.checks());
  }

  @Test
  public void whatIsWrongWithATokenOfOurOwnIsNotTold() {
    String unknown = TokenSecret.fresh().text();
    String ownerless = store.token(TestingStore.ofUser("nobody"));

    assertEquals(message(unknown), message(ownerless));
    assertFalse(message(unknown).contains(unknown.substring(4)));
  }

  private String message(String token) {
    return assertThrows(SeraiException.class, () -> replica.principal(token)).getMessage();
  }

  @Test
  public void tooManyWrongTokensOfOneAddressAreRefusedUntilOneHasComeBack() {
    exhaust("192.0.2.7");
    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal("wrong", "192.0.2.8"));

    replica.clock.move(Duration.ofSeconds(7));

    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal("wrong", "192.0.2.7"));
    assertEquals(ErrorCode.TOO_MANY_ATTEMPTS, replica.refusal("wrong", "192.0.2.7"));
  }

  @Test
  public void theFailuresOfOthersDoNotKeepAKnownTokenOut() {
    store.user("ada");
    String token = store.token(TestingStore.ofUser("ada"));
    exhaust("192.0.2.7");

    assertEquals("ada", replica.principal(token, "192.0.2.7").id());
  }

  @Test
  public void aTokenThatIsNotKnownIsNotLookedForAtAnExhaustedAddress() {
    exhaust("192.0.2.7");
    store.hold();
    store.user("ada");
    String token = store.token(TestingStore.ofUser("ada"));

    assertEquals(ErrorCode.TOO_MANY_ATTEMPTS, replica.refusal(token, "192.0.2.7"));
    assertEquals("ada", replica.principal(token, "192.0.2.8").id());
  }

  private ErrorCode refusalAgain(String token) {
    Bearer again = new Bearer(token, "192.0.2.7").again();
    return assertThrows(
            SeraiException.class, () -> Replica.result(replica.access.authenticate(again)))
        .code();
  }

  @Test
  public void whatWasLetInBeforeIsCheckedAgainAtAnExhaustedAddress() {
    exhaust("192.0.2.7");
    assertEquals(ErrorCode.UNAUTHENTICATED, refusalAgain(TokenSecret.fresh().text()));
  }

  @Test
  public void whatIsOnlyCheckedAgainCountsForNoAddress() {
    for (int i = 0; i < 50; i++) {
      assertEquals(ErrorCode.UNAUTHENTICATED, refusalAgain(TokenSecret.fresh().text()));
    }
    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal("wrong", "192.0.2.7"));
  }

  @Test
  public void aBearerDoesNotShowItsToken() {
    assertTrue(new Bearer("secret", "192.0.2.7").toString().contains("192.0.2.7"));
    assertFalse(new Bearer("secret", "192.0.2.7").toString().contains("secret"));
  }
}
