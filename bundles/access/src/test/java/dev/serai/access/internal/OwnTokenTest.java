package dev.serai.access.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.token.TokenSecret;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class OwnTokenTest {
  private static final OwnerRef ADA = TestingStore.ofUser("ada");

  private final TestingStore store = new TestingStore();
  private Replica replica;

  @Before
  public void start() {
    store.user("ada");
    store.team("blue", null, Map.of("ada", Membership.ADMIN));
    replica = Replica.of(store);
  }

  @After
  public void close() {
    replica.close();
  }

  private Versioned<TokenRecord> record(String token) {
    return store.tokens.findByHash(TokenSecret.parse(token).orElseThrow().hash()).orElseThrow();
  }

  private void revoke(String token) {
    Versioned<TokenRecord> known = record(token);
    TokenRecord now = known.value();
    store.tokens.update(
        new TokenRecord(
            now.id(),
            now.owner(),
            now.name(),
            now.hash(),
            now.hint(),
            now.permissions(),
            now.gateway(),
            now.expires(),
            null,
            true),
        known.version());
  }

  @Test
  public void teamsAreInTheOrderThatTheUserGaveThemThenByName() {
    for (String team : List.of("white", "red", "amber")) {
      store.team(team, null, Map.of("bob", Membership.MEMBER));
    }
    store.users.create(
        new UserRecord(
            "bob",
            "bob",
            null,
            null,
            null,
            null,
            Set.of(),
            List.of("white", "not-a-team-of-theirs"),
            false));

    Principal who = replica.principal(store.token(TestingStore.ofUser("bob")));

    assertEquals(List.of("white", "amber", "red"), List.copyOf(who.teams().keySet()));
  }

  @Test
  public void aUsersTokenStandsForTheUserWithTeamsAndRoles() {
    String token = store.token(ADA);

    Principal who = replica.principal(token);

    assertEquals(Principal.Kind.USER, who.kind());
    assertEquals("user:ada", who.reference());
    assertEquals(record(token).value().id(), who.token());
    assertEquals(Map.of("blue", Membership.ADMIN), who.teams());
    assertTrue(who.permissions().allow(ResourceKind.TOOL, Verb.USE));
    assertEquals(Permissions.ALL, who.scope());
    assertNull(who.gateway());
  }

  @Test
  public void aTokenSeenBeforeIsALookup() {
    String token = store.token(ADA);
    assertSame(replica.principal(token), replica.principal(token));
  }

  @Test
  public void aChangeOfRolesTeamsOrTheUserIsInTheNextCall() {
    store.role("auditor", "audit:read");
    String token = store.token(ADA);
    replica.principal(token);

    store.users.update(TestingStore.user("ada", false, null, "auditor"), 1);
    assertEquals(Set.of("audit:read"), replica.principal(token).permissions().texts());
    store.teams.update(new TeamRecord("blue", "blue", null, Map.of(), null), 1);
    assertEquals(Map.of(), replica.principal(token).teams());
    store.roles.delete("auditor", 1);
    assertEquals(Permissions.NONE, replica.principal(token).permissions());
    store.users.update(TestingStore.user("ada", true, null), 2);
    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(token));
    store.users.update(TestingStore.user("ada", false, null), 3);
    assertEquals("ada", replica.principal(token).id());
    store.users.delete("ada", 4);
    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(token));
  }

  @Test
  public void aRoleOfTheStoreCannotTakeABuiltInName() {
    store.role("member", "*:*");
    store.users.update(TestingStore.user("ada", false, null, "member"), 1);

    assertEquals(
        false,
        replica.principal(store.token(ADA)).permissions().allow(ResourceKind.USER, Verb.DELETE));
  }

  @Test
  public void aTokenLimitsItsUserAndGivesNothing() {
    Principal who = replica.principal(store.token(ADA, "tool:*", "audit:read"));

    assertEquals(Set.of("tool:read", "tool:use"), who.permissions().texts());
    assertEquals(Set.of("tool:*", "audit:read"), who.scope().texts());
  }

  @Test
  public void aTeamsTokenIsAMemberOfItsTeamAndNoMore() {
    Principal who = replica.principal(store.token(TestingStore.ofTeam("blue"), "tool:*"));

    assertEquals("team:blue", who.reference());
    assertEquals(Map.of("blue", Membership.MEMBER), who.teams());
    assertEquals(Set.of("tool:read", "tool:use"), who.permissions().texts());
  }

  @Test
  public void aTokenOfTheOrganizationWithoutPermissionsMayDoNothing() {
    Principal who = replica.principal(store.token(OwnerRef.ORGANIZATION));

    assertEquals(Permissions.NONE, who.permissions());
    assertEquals(Permissions.NONE, who.scope());
  }

  @Test
  public void eachTokenOfTheOrganizationIsSomebodyOfItsOwn() {
    String reads = store.token(OwnerRef.ORGANIZATION, "tool:read");
    String uses = store.token(OwnerRef.ORGANIZATION, "tool:*");

    assertEquals(
        "organization:" + record(reads).value().id(), replica.principal(reads).reference());
    assertEquals("organization:" + record(uses).value().id(), replica.principal(uses).reference());
  }

  @Test
  public void aTokenEndsWhenItsTimeIsOver() {
    Instant end = replica.clock.instant().plusSeconds(60);
    String token = store.limitedToken(ADA, null, end);
    replica.principal(token);

    replica.clock.move(Duration.ofSeconds(59));
    replica.principal(token);
    replica.clock.move(Duration.ofSeconds(1));
    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(token));
  }

  @Test
  public void aTokenWithoutAnOwnerStandsForNobody() {
    assertEquals(
        ErrorCode.UNAUTHENTICATED, replica.refusal(store.token(TestingStore.ofUser("nobody"))));
    assertEquals(
        ErrorCode.UNAUTHENTICATED, replica.refusal(store.token(TestingStore.ofTeam("nobody"))));
  }

  @Test
  public void aTokenThatAnotherReplicaRevokedIsOut() {
    try (Replica other = Replica.of(store)) {
      String token = store.token(ADA);
      other.principal(token);
      replica.principal(token);

      revoke(token);

      assertEquals(ErrorCode.UNAUTHENTICATED, other.refusal(token));
      assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(token));
    }
  }

  @Test
  public void aTokenOfAUserWhoWereBothMadeAMomentAgoIsGood() {
    store.hold();
    store.user("bob", "admin");
    String token = store.token(TestingStore.ofUser("bob"));

    Principal who = replica.principal(token);

    assertEquals("user:bob", who.reference());
    assertTrue(who.permissions().allow(ResourceKind.USER, Verb.CREATE));
    store.tellHeld();
    assertEquals(who.reference(), replica.principal(token).reference());
  }

  @Test
  public void aNewTokenOfATeamThatNobodyHasHeardOfIsGood() {
    store.hold();
    store.team("green", null, Map.of());

    assertEquals(
        "team:green", replica.principal(store.token(TestingStore.ofTeam("green"))).reference());
  }

  @Test
  public void theLastUseIsNotedOnceAMinute() {
    String token = store.token(ADA);
    Instant first = replica.clock.instant();
    replica.principal(token);
    Eventually.holds("noted", () -> first.equals(record(token).value().lastUsed()));

    replica.clock.move(Duration.ofSeconds(59));
    replica.principal(token);
    replica.clock.move(Duration.ofSeconds(2));
    Instant third = replica.clock.instant();
    replica.principal(token);
    Eventually.holds("noted again", () -> third.equals(record(token).value().lastUsed()));
  }

  @Test
  public void aUseIsNotNotedForATokenThatIsRefused() {
    String token = store.token(ADA);
    revoke(token);
    replica.refusal(token);
    String other = store.token(ADA);
    replica.principal(other);

    Eventually.holds("noted", () -> record(other).value().lastUsed() != null);
    assertNull(record(token).value().lastUsed());
  }
}
