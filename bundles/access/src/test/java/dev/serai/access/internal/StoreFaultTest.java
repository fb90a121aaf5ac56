package dev.serai.access.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.access.internal.token.TokenSecret;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.health.Health;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.UserRecord.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.After;
import org.junit.Test;

public class StoreFaultTest {
  private static final String ISSUER = "https://id.example.org";

  private final TestingStore store = new TestingStore();
  private final Replica replica = Replica.empty();

  @After
  public void close() {
    replica.close();
  }

  private void load() {
    replica.load(store);
  }

  private String told() {
    return replica.access.check().message();
  }

  @Test
  public void beforeAccountsAreKnownAGoodTokenIsToComeAgain() {
    TestingSignedTokens provider = new TestingSignedTokens(ISSUER);
    replica.access.addIssuer(provider);

    assertEquals(ErrorCode.STORE_UNAVAILABLE, replica.refusal(TokenSecret.fresh().text()));
    assertEquals(ErrorCode.STORE_UNAVAILABLE, replica.refusal(provider.token("a", alice())));
    assertTrue(ErrorCode.STORE_UNAVAILABLE.retryable());
  }

  @Test
  public void beforeAccountsAreKnownABadTokenIsRefusedAtOnce() {
    try (Replica patient = Replica.patient()) {
      patient.access.addIssuer(new TestingSignedTokens(ISSUER));
      for (String bad :
          List.of(
              "nonsense",
              "srt_nonsense",
              TestingSignedTokens.jwt(ISSUER, "not signed"),
              TestingSignedTokens.jwt("https://elsewhere.example.org", "one"))) {
        assertTrue(bad, patient.asked(bad).isDone());
        assertEquals(bad, ErrorCode.UNAUTHENTICATED, patient.refusal(bad));
      }
    }
  }

  @Test
  public void goodTokensWaitUntilAccountsAreKnown() {
    store.user("ada");
    TestingSignedTokens provider = new TestingSignedTokens(ISSUER);
    try (Replica patient = Replica.patient()) {
      patient.access.addIssuer(provider);
      CompletableFuture<Principal> own = patient.asked(store.token(TestingStore.ofUser("ada")));
      CompletableFuture<Principal> signed = patient.asked(provider.token("a", alice()));
      CompletableFuture<Principal> invented = patient.asked(TokenSecret.fresh().text());
      assertFalse(own.isDone() || signed.isDone() || invented.isDone());

      patient.load(store);

      assertEquals("ada", Replica.result(own).id());
      assertEquals("alice", Replica.result(signed).name());
      assertEquals(
          ErrorCode.UNAUTHENTICATED,
          SeraiException.of(assertThrows(CompletionException.class, invented::join)).code());
    }
  }

  @Test
  public void whileTheStoreIsAwayATokenThatIsNotKnownWaitsForIt() {
    try (Replica patient = Replica.patient()) {
      patient.load(store);
      store.hold();
      store.user("ada");
      String token = store.token(TestingStore.ofUser("ada"));
      store.unbind(patient.stores);
      CompletableFuture<Principal> waiting = patient.asked(token);
      assertFalse(waiting.isDone());

      store.bind(patient.stores);

      assertEquals("ada", Replica.result(waiting).id());
    }
  }

  @Test
  public void whoIsSeenFirstWhileTheAuditLogIsAwayWaitsForIt() {
    TestingSignedTokens provider = new TestingSignedTokens(ISSUER);
    try (Replica patient = Replica.patient()) {
      patient.load(store);
      patient.access.addIssuer(provider);
      patient.access.removeAuditLog(patient.audit);
      CompletableFuture<Principal> waiting =
          patient.asked(provider.token("a", identity("alice", true)));
      assertFalse(waiting.isDone());

      patient.access.addAuditLog(patient.audit);

      assertEquals(Principal.Kind.USER, Replica.result(waiting).kind());
    }
  }

  private static ExternalIdentity alice() {
    return identity("alice", false);
  }

  private static ExternalIdentity identity(String name, boolean makesUsers) {
    return new ExternalIdentity(
        new Subject(ISSUER, "4711"), name, null, Set.of(), null, Instant.MAX, makesUsers);
  }

  @Test
  public void beforeAccountsAreKnownWhoIsOnThisMachineMayCall() {
    Resource open = Resource.of(ResourceKind.TOOL, "t", OwnerRef.ORGANIZATION);

    assertTrue(replica.access.decide(Principal.LOCAL, Verb.USE, open).allowed());
    assertEquals(Health.Level.DEGRADED, replica.access.check().level());
  }

  @Test
  public void accountsThatHaveNotBeenReadAreDownWhereTokensAreNeeded() {
    replica.access.addIssuer(new TestingSignedTokens(ISSUER));

    assertEquals(Health.Level.DOWN, replica.access.check().level());
    assertTrue(told(), told().contains("serai-store"));
  }

  @Test
  public void whileTheStoreIsAwayWhatWasKnownServes() {
    store.user("ada");
    String token = store.token(TestingStore.ofUser("ada"));
    load();
    assertEquals(Health.Level.UP, replica.access.check().level());

    store.unbind(replica.stores);

    assertEquals("ada", replica.principal(token).id());
    assertEquals(Health.Level.DEGRADED, replica.access.check().level());
    assertTrue(told(), told().contains("away"));
  }

  @Test
  public void whileTheStoreIsAwayATokenThatIsNotKnownIsToComeAgain() {
    load();
    store.unbind(replica.stores);
    for (int i = 0; i < 30; i++) {
      assertEquals(ErrorCode.STORE_UNAVAILABLE, replica.refusal(TokenSecret.fresh().text()));
    }
  }

  @Test
  public void whatChangedWhileTheStoreWasAwayCountsOnceItIsBack() {
    store.user("ada");
    String token = store.token(TestingStore.ofUser("ada"));
    load();
    replica.principal(token);
    store.unbind(replica.stores);
    store.hold();
    store.users.update(TestingStore.user("ada", true, null), 1);
    replica.principal(token);

    store.bind(replica.stores);
    store.tellHeld();

    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(token));
  }

  @Test
  public void healthCountsAndNamesTheRules() {
    store.user("ada");
    store.token(TestingStore.ofUser("ada"));
    load();

    assertEquals("access", replica.access.name());
    for (String part : List.of("1 users", "1 tokens", "built-in rules", "no token")) {
      assertTrue(told(), told().contains(part));
    }
  }

  @Test
  public void healthNamesADeciderThatFails() {
    load();
    replica.access.addDecider(
        (who, verb, what) -> {
          throw new IllegalStateException();
        },
        Map.of("service.id", 1L));
    replica.access.decide(Principal.LOCAL, Verb.READ, Resource.AUDIT);

    assertEquals(Health.Level.DEGRADED, replica.access.check().level());
    assertTrue(told(), told().contains("StoreFaultTest"));
  }
}
