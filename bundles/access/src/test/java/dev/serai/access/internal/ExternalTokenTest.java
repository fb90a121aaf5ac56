package dev.serai.access.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Principal;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.UserRecord.Subject;
import dev.serai.core.store.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Assert;
import org.junit.Before;
import org.junit.Test;

public class ExternalTokenTest {
  private static final String ISSUER = "https://id.example.org";
  private static final Subject SUBJECT = new Subject(ISSUER, "4711");

  private final TestingStore store = new TestingStore();
  private final Replica replica = Replica.of(store);
  private final TestingSignedTokens provider = new TestingSignedTokens(ISSUER);
  private final Instant soon = replica.clock.instant().plusSeconds(600);

  @Before
  public void start() {
    replica.access.addIssuer(provider);
  }

  @After
  public void close() {
    replica.close();
  }

  private ExternalIdentity identity(Set<String> roles, boolean makesUsers) {
    return identity("alice", roles, soon, makesUsers);
  }

  private static ExternalIdentity identity(
      String name, Set<String> roles, Instant expires, boolean makesUsers) {
    return new ExternalIdentity(SUBJECT, name, null, Set.of("blues"), roles, expires, makesUsers);
  }

  private UserRecord account() {
    return store.users.find(identity(null, true).id()).orElseThrow().value();
  }

  @Test
  public void whoHasNoAccountAndGetsNoneIsExternal() {
    store.team("blue", "blues", Map.of());
    ExternalIdentity alice = identity(null, false);

    Principal who = replica.principal(provider.token("a", alice));

    assertEquals(Principal.Kind.EXTERNAL, who.kind());
    assertEquals("external:" + alice.id(), who.reference());
    assertEquals("alice", who.name());
    assertEquals(Map.of("blue", Membership.MEMBER), who.teams());
    assertTrue(who.permissions().allow(ResourceKind.TOOL, Verb.USE));
    assertNull(who.token());
    assertTrue(store.users.all().isEmpty());
  }

  @Test
  public void anExternalOneHasTheRolesThatTheProviderSays() {
    Principal who = replica.principal(provider.token("a", identity(Set.of("editor"), false)));

    assertTrue(who.permissions().allow(ResourceKind.GATEWAY, Verb.UPDATE));
    assertFalse(who.permissions().allow(ResourceKind.USER, Verb.UPDATE));
  }

  @Test
  public void anAccountIsMadeAtFirstSight() {
    ExternalIdentity alice =
        new ExternalIdentity(
            SUBJECT, "alice", "alice@example.org", Set.of(), Set.of("editor"), soon, true);
    Principal who = replica.principal(provider.token("a", alice));

    assertEquals("user:" + account().id(), who.reference());
    assertEquals("alice", account().name());
    assertEquals("alice@example.org", account().email());
    assertEquals(SUBJECT, account().subject());
    assertEquals(Set.of("editor"), account().roles());
    assertNull(account().passwordHash());
    assertTrue(who.permissions().allow(ResourceKind.GATEWAY, Verb.UPDATE));
  }

  @Test
  public void manyFirstCallsOnTwoReplicasMakeOneAccount() {
    try (Replica other = Replica.of(store)) {
      TestingSignedTokens same = new TestingSignedTokens(ISSUER);
      other.access.addIssuer(same);
      store.hold();
      List<CompletionStage<Principal>> calls =
          IntStream.range(0, 200)
              .mapToObj(i -> call(i % 2 == 0 ? replica : other, i % 2 == 0 ? provider : same, i))
              .toList();

      Set<String> references =
          Set.copyOf(
              calls.stream().map(call -> Replica.result(call).reference()).distinct().toList());

      assertEquals(Set.of("user:" + account().id()), references);
      assertEquals(1, store.users.all().size());
    }
  }

  private CompletionStage<Principal> call(Replica at, TestingSignedTokens by, int number) {
    String token = by.token("t" + number % 20, identity(null, true));
    return CompletableFuture.supplyAsync(
            () -> at.access.authenticate(new Bearer(token, "192.0.2.1")))
        .thenCompose(stage -> stage);
  }

  @Test
  public void aNameThatIsTakenIsNoWayIntoThatAccount() {
    store.user("alice", "admin");

    Principal who = replica.principal(provider.token("a", identity(null, true)));

    assertEquals("user:" + account().id(), who.reference());
    assertTrue(account().name(), account().name().matches("alice-[0-9a-f]{8}"));
    assertFalse(who.permissions().allow(ResourceKind.USER, Verb.READ) && who.id().equals("alice"));
    assertEquals(2, store.users.all().size());
  }

  @Test
  public void aNameThatCannotBeOneIsReplaced() {
    Stream.of("x".repeat(1 << 20), " ", "a\u0000b", "x".repeat(195))
        .forEach(
            name -> {
              ExternalIdentity odd = identity(name, null, soon, true);
              String reference =
                  replica.principal(provider.token("n" + name.length(), odd)).reference();
              Versioned<UserRecord> made = store.users.find(odd.id()).orElseThrow();
              assertEquals("user:" + odd.id(), reference);
              assertEquals(odd.id(), made.value().name());
              store.users.delete(odd.id(), made.version());
            });
  }

  @Test
  public void anAccountThatAnAdministratorMadeIsFoundByItsSubject() {
    store.users.create(TestingStore.user("ada", false, SUBJECT, "editor"));

    Principal who = replica.principal(provider.token("a", identity(null, true)));

    assertEquals("user:ada", who.reference());
    assertTrue(who.permissions().allow(ResourceKind.GATEWAY, Verb.UPDATE));
    assertEquals(Set.of("editor"), store.users.find("ada").orElseThrow().value().roles());
  }

  @Test
  public void anAccountThatWasPartedFromTheProviderIsClosedToIt() {
    replica.principal(provider.token("a", identity(null, true)));
    store.users.update(TestingStore.user(account().id(), false, null), 1);

    assertEquals(
        ErrorCode.UNAUTHENTICATED, replica.refusal(provider.token("a", identity(null, true))));
  }

  @Test
  public void anAccountThatWasPartedIsClosedAlsoWhereNoneAreMade() {
    replica.principal(provider.token("a", identity(null, true)));
    String known = provider.token("b", identity(null, false));
    replica.principal(known);
    store.users.update(TestingStore.user(account().id(), false, null), 1);

    assertEquals(
        ErrorCode.UNAUTHENTICATED, replica.refusal(provider.token("c", identity(null, false))));
    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(known));
  }

  @Test
  public void rolesOfTheProviderTakeTheirPlaceAtOnceAndAreKept() {
    anotherAdmin();
    store.users.create(TestingStore.user("ada", false, SUBJECT, "admin"));

    Principal who = replica.principal(provider.token("a", identity(Set.of(), true)));

    assertFalse(who.permissions().allow(ResourceKind.USER, Verb.CREATE));
    Eventually.holds("kept", () -> store.users.find("ada").orElseThrow().value().roles().isEmpty());
  }

  @Test
  public void rolesOfATokenThatEndsEarlierAreNotKept() {
    replica.principal(provider.token("new", identity("alice", Set.of("editor"), soon, true)));
    ExternalIdentity older = identity("alice", Set.of("admin"), soon.minusSeconds(60), true);

    Principal who = replica.principal(provider.token("old", older));
    replica.principal(provider.token("new", identity("alice", Set.of("editor"), soon, true)));

    assertTrue(who.permissions().allow(ResourceKind.USER, Verb.CREATE));
    assertEquals(Set.of("editor"), account().roles());
  }

  @Test
  public void whoIsDisabledIsOutWithTheNextCall() {
    String token = provider.token("a", identity(null, true));
    replica.principal(token);

    store.users.update(TestingStore.user(account().id(), true, SUBJECT), 1);
    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(token));
    store.users.update(TestingStore.user(account().id(), false, SUBJECT), 2);
    replica.principal(token);
  }

  @Test
  public void aTokenIsCheckedOnceAndThenALookup() {
    String token = provider.token("a", identity(null, false));

    replica.principal(token);

    assertSame(replica.principal(token), replica.principal(token));
    assertEquals(1, provider.checks());
  }

  @Test
  public void aTokenIsCheckedAgainAfterFiveMinutes() {
    String token = provider.token("a", identity(null, false));
    replica.principal(token);

    replica.clock.move(Duration.ofSeconds(299));
    replica.principal(token);
    assertEquals(1, provider.checks());
    replica.clock.move(Duration.ofSeconds(1));
    replica.principal(token);
    assertEquals(2, provider.checks());
  }

  @Test
  public void aTokenThatHasExpiredIsNotRemembered() {
    Instant end = replica.clock.instant().plusSeconds(30);
    String token = provider.token("a", identity("alice", null, end, false));
    replica.principal(token);

    replica.clock.move(Duration.ofSeconds(30));
    replica.principal(token);
    replica.principal(token);

    assertEquals("each time by the provider, who knows the skew", 3, provider.checks());
  }

  @Test
  public void whatAnIssuerSignedIsForgottenWhenItLeaves() {
    String token = provider.token("a", identity(null, false));
    replica.principal(token);

    replica.access.removeIssuer(provider);
    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(token));
    replica.access.addIssuer(provider);

    assertEquals("alice", replica.principal(token).name());
    assertEquals(2, provider.checks());
  }

  @Test
  public void aTokenOfAConfiguredIssuerWaitsForThatAndNoOtherTokenDoes() {
    try (Replica started = Replica.patient(ISSUER)) {
      started.load(store);
      CompletableFuture<Principal> waiting =
          started.asked(provider.token("a", identity(null, false)));
      assertFalse(waiting.isDone());
      assertEquals(
          ErrorCode.UNAUTHENTICATED,
          started.refusal(TestingSignedTokens.jwt("https://elsewhere.example.org", "a")));
      assertEquals("what clients are told", List.of(ISSUER), started.access.issuers());

      started.access.addIssuer(provider);

      assertEquals("alice", Replica.result(waiting).name());
    }
  }

  @Test
  public void whatWasSignedIsCheckedAnewWhenAKeyIsWithdrawn() {
    String token = provider.token("a", identity(null, false));
    replica.principal(token);

    provider.withdrawKey();

    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(token));
  }

  @Test
  public void whatWaitsForAccountsWhileItsKeyIsWithdrawnIsCheckedAnew() {
    try (Replica started = Replica.patient()) {
      started.access.addIssuer(provider);
      String token = provider.token("a", identity(null, false));
      CompletableFuture<Principal> waiting = started.asked(token);
      provider.withdrawKey();

      started.load(store);

      assertEquals("alice", Replica.result(waiting).name());
      assertEquals(ErrorCode.UNAUTHENTICATED, started.refusal(token));
    }
  }

  @Test
  public void anIssuerThatStaysAwayIsNoneAndCallsStillNeedATokenThen() {
    replica.access.removeIssuer(provider);

    assertEquals(
        ErrorCode.UNAUTHENTICATED, replica.refusal(provider.token("a", identity(null, false))));
    assertEquals(List.of(), replica.access.issuers());
    assertTrue(replica.access.required());
  }

  @Test
  public void aCheckWhoseIssuerLeavesEndsAndMayBeSentAgain() throws Exception {
    CompletableFuture<Void> gate = provider.hold();
    String token = provider.token("a", identity(null, false));
    CompletableFuture<Principal> running =
        replica.access.authenticate(new Bearer(token, "192.0.2.1")).toCompletableFuture();

    replica.access.removeIssuer(provider);

    ExecutionException error =
        Assert.assertThrows(ExecutionException.class, () -> running.get(1, TimeUnit.SECONDS));
    assertEquals(ErrorCode.SERVICE_REPLACED, SeraiException.of(error).code());
    assertTrue(SeraiException.of(error).code().retryable());
    gate.complete(null);
  }

  @Test
  public void whileTheStoreIsAwayAFirstSightIsToComeAgain() {
    store.unbind(replica.stores);

    assertEquals(
        ErrorCode.STORE_UNAVAILABLE, replica.refusal(provider.token("a", identity(null, true))));
    store.bind(replica.stores);
    assertEquals(
        Principal.Kind.USER, replica.principal(provider.token("a", identity(null, true))).kind());
  }

  @Test
  public void aKnownTokenPassesWhereOthersFailedTooOften() {
    String token = provider.token("a", identity(null, false));
    replica.principal(token);
    for (int i = 0; i < 10; i++) {
      replica.refusal(TestingSignedTokens.jwt(ISSUER, "wrong" + i));
    }
    String fresh = provider.token("b", identity(null, false));

    assertEquals("alice", replica.principal(token).name());
    assertEquals(ErrorCode.TOO_MANY_ATTEMPTS, replica.refusal(fresh));
    replica.clock.move(Duration.ofSeconds(6));
    assertEquals("alice", replica.principal(fresh).name());
  }

  private void guess(int times) {
    for (int i = 0; i < times; i++) {
      replica.refusal(TestingSignedTokens.jwt(ISSUER, "wrong" + i));
    }
  }

  @Test
  public void whatWasGoodIsCheckedAgainWhereOthersFailedTooOften() {
    String token = provider.token("a", identity(null, false));
    replica.principal(token);
    replica.clock.move(Duration.ofMinutes(5));
    guess(10);

    assertEquals("alice", replica.principal(token).name());
    assertEquals(12, provider.checks());
  }

  @Test
  public void whatWasGoodAndFailsWaitsForItsTurnAsOthersDo() {
    String token = provider.token("a", identity(null, false));
    replica.principal(token);
    replica.clock.move(Duration.ofMinutes(5));
    provider.takeBack(token);
    guess(10);

    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(token));
    assertEquals(ErrorCode.TOO_MANY_ATTEMPTS, replica.refusal(token));
  }

  @Test
  public void whoIsDisabledWaitsForTheirTurnAsOthersDo() {
    String token = provider.token("a", identity(null, true));
    replica.principal(token);
    store.users.update(TestingStore.user(account().id(), true, SUBJECT), 1);
    guess(10);

    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(token));
    assertEquals(ErrorCode.TOO_MANY_ATTEMPTS, replica.refusal(token));
  }

  @Test
  public void whatHasExpiredWaitsForItsTurnAsOthersDo() {
    String token = provider.token("a", identity(null, false));
    replica.principal(token);
    replica.clock.move(Duration.ofSeconds(600));
    guess(10);

    assertEquals(ErrorCode.TOO_MANY_ATTEMPTS, replica.refusal(token));
  }

  @Test
  public void issuersAndScopesAreToldToClients() {
    assertEquals(List.of(ISSUER), replica.access.issuers());
    assertEquals(List.of("openid"), replica.access.scopes());
    assertTrue(replica.access.required());
  }

  @Test
  public void whatBecomesOfAccountsIsNoted() {
    replica.principal(provider.token("a", identity("alice", Set.of(), soon, true)));
    replica.principal(
        provider.token("b", identity("alice", Set.of("editor"), soon.plusSeconds(1), true)));
    List<AuditEvent> noted = replica.audit.recorded;
    Eventually.holds("noted twice", () -> noted.size() == 2);

    assertEquals(
        List.of("user:create", "user:update"), noted.stream().map(AuditEvent::action).toList());
    for (AuditEvent event : noted) {
      assertEquals("user:" + account().id(), event.target());
      assertEquals("issuer:" + ISSUER, event.principal());
    }
    assertFalse(noted.get(0).details().containsKey(Detail.BEFORE));
    assertTrue(noted.get(0).details().get(Detail.AFTER).contains("\"roles\":[]"));
    assertTrue(noted.get(1).details().get(Detail.BEFORE).contains("\"roles\":[]"));
    assertTrue(noted.get(1).details().get(Detail.AFTER).contains("\"roles\":[\"editor\"]"));
  }

  @Test
  public void anAccountThatCannotBeNotedIsNotMade() {
    replica.audit.there = false;
    String token = provider.token("a", identity(null, true));

    assertEquals(ErrorCode.STORE_UNAVAILABLE, replica.refusal(token));
    assertTrue(store.users.all().isEmpty());
    replica.audit.there = true;
    assertEquals(Principal.Kind.USER, replica.principal(token).kind());
  }

  @Test
  public void theLastAdminStaysWhateverTheProviderSays() {
    store.users.create(TestingStore.user("ada", false, SUBJECT, "admin"));
    String token = provider.token("a", identity(Set.of(), true));
    store.hold();

    Principal who = replica.principal(token);
    Eventually.holds("noted", () -> replica.audit.offered.size() == 1);
    store.tellHeld();

    assertFalse(who.permissions().allow(ResourceKind.USER, Verb.CREATE));
    assertEquals(Set.of("admin"), store.users.find("ada").orElseThrow().value().roles());
    AuditEvent event = replica.audit.offered.get(0);
    assertEquals(AuditEvent.Outcome.FAILED, event.outcome());
    assertTrue(event.details().get(Detail.REASON).startsWith("IN_USE"));

    anotherAdmin();
    replica.clock.move(Duration.ofMinutes(1));
    replica.principal(token);
    Eventually.holds("kept", () -> store.users.find("ada").orElseThrow().value().roles().isEmpty());
  }

  private void anotherAdmin() {
    store.users.create(
        TestingStore.user("root", false, new Subject("https://other.example.org", "1"), "admin"));
  }
}
