package dev.serai.access.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.token.TokenSecret;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.health.Health;
import dev.serai.core.store.OwnerRef;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Test;

public class StoreFaultTest {
  private final TestingStore store = new TestingStore();
  private final Replica replica = Replica.empty();

  @After
  public void close() {
    replica.close();
  }

  private void load() {
    store.bind(replica.stores);
    store.tell(replica.accounts);
  }

  private String told() {
    return replica.access.check().message();
  }

  @Test
  public void beforeAccountsAreKnownATokenIsToComeAgain() {
    String token = TokenSecret.fresh().text();
    String signed = TestingSignedTokens.jwt("https://id.example.org", "one");

    assertEquals(ErrorCode.STORE_UNAVAILABLE, replica.refusal(token));
    assertEquals(ErrorCode.STORE_UNAVAILABLE, replica.refusal(signed));
    assertTrue(ErrorCode.STORE_UNAVAILABLE.retryable());
  }

  @Test
  public void beforeAccountsAreKnownWhoIsOnThisMachineMayCall() {
    Resource open = Resource.of(ResourceKind.TOOL, "t", OwnerRef.ORGANIZATION);

    assertTrue(replica.access.decide(Principal.LOCAL, Verb.USE, open).allowed());
    assertEquals(Health.Level.DEGRADED, replica.access.check().level());
  }

  @Test
  public void accountsThatHaveNotBeenReadAreDownWhereTokensAreNeeded() {
    replica.access.addIssuer(new TestingSignedTokens("https://id.example.org"));

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
