package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.token.TokenSecret;
import dev.serai.core.access.Actor;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.access.NewToken;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;

public class SignInTest {
  private static final String ADDRESS = "192.0.2.1";
  private static final String REQUEST = "r-1";
  private static final String GIVEN = "given by an admin";
  private static final String OWN = "my very own password";

  private final TestingManagement testing = new TestingManagement();

  @Before
  public void people() {
    testing.user("root", "admin");
    testing.user("alice");
    testing.management.password(testing.as("root"), "alice", null, GIVEN.toCharArray());
  }

  @Test
  public void aPasswordThatSomebodyElseSetOpensNothingButItsChange() {
    NewToken first = signIn("alice", GIVEN);
    assertEquals(Set.of("password:change"), first.token().value().permissions());
    assertTrue(testing.users.find("alice").orElseThrow().value().mustChangePassword());

    Versioned<UserRecord> changed = change(GIVEN, OWN);
    assertFalse(changed.value().mustChangePassword());
    assertEquals("sessions end with a new password", List.of(), testing.tokens.all());
    assertEquals(Set.of(), signIn("alice", OWN).token().value().permissions());
    assertFails(ErrorCode.UNAUTHENTICATED, () -> signIn("alice", GIVEN));
  }

  @Test
  public void beforeThatNothingElseIsDoneOrSeen() {
    Actor alice = testing.limited("alice", "password:change");
    OwnerRef own = new OwnerRef(OwnerRef.Kind.USER, "alice");
    assertFails(
        ErrorCode.PASSWORD_CHANGE_REQUIRED,
        () -> testing.management.users().list(alice, PageRequest.first(10)));
    assertEquals(Outcome.DENIED, testing.lastEvent().outcome());
    assertFails(
        ErrorCode.PASSWORD_CHANGE_REQUIRED, () -> testing.management.users().get(alice, "alice"));
    assertFails(
        ErrorCode.PASSWORD_CHANGE_REQUIRED,
        () ->
            testing.management.mint(
                alice, new TokenRequest(own, "ci", Set.of("password:change"), null, null)));
    change(GIVEN, OWN);
  }

  @Test
  public void aLimitedTokenDoesNotChangeThePasswordOfItsOwner() {
    change(GIVEN, OWN);
    Principal alice = testing.as("alice").principal();
    Principal bound =
        new Principal(
            alice.kind(),
            alice.id(),
            alice.name(),
            "bound",
            "default",
            alice.teams(),
            alice.permissions());
    for (Actor limited :
        List.of(testing.limited("alice", "user:*"), new Actor(bound, ADDRESS, null))) {
      assertFails(
          ErrorCode.TOKEN_LIMITED,
          () ->
              testing.management.password(
                  limited, "alice", OWN.toCharArray(), "another password".toCharArray()));
      assertEquals(Outcome.DENIED, testing.lastEvent().outcome());
    }
    testing.management.password(
        testing.as("alice"), "alice", OWN.toCharArray(), "another password".toCharArray());
    signIn("alice", "another password");
  }

  @Test
  public void aSessionIsATokenOfTheUserThatEndsByItself() {
    change(GIVEN, OWN);
    NewToken session = signIn("alice", OWN);
    TokenRecord kept =
        testing
            .tokens
            .findByHash(TokenSecret.parse(session.secret()).orElseThrow().hash())
            .orElseThrow()
            .value();
    assertEquals(new OwnerRef(OwnerRef.Kind.USER, "alice"), kept.owner());
    assertEquals("session", kept.name());
    assertEquals(testing.clock.instant().plus(Duration.ofHours(12)), kept.expires());
    assertEquals("user:sign-in", testing.lastEvent().action());
    assertEquals("user:alice", testing.lastEvent().principal());
    assertEquals(ADDRESS, testing.lastEvent().details().get(Detail.ADDRESS));
    assertEquals(REQUEST, testing.lastEvent().details().get(Detail.REQUEST));
    assertFails(ErrorCode.UNAUTHENTICATED, () -> signIn("alice", "not the password"));
    assertEquals(REQUEST, testing.lastEvent().details().get(Detail.REQUEST));
  }

  @Test
  public void whoeverHoldsASessionEndsItHoweverLimitedItIs() {
    NewToken session = signIn("alice", GIVEN);
    Principal who = testing.limited("alice", "password:change").principal();
    Principal holder =
        new Principal(
            who.kind(),
            who.id(),
            who.name(),
            session.token().value().id(),
            null,
            who.teams(),
            who.permissions(),
            who.scope());
    Actor actor = new Actor(holder, ADDRESS, null);
    testing.management.signOut(actor);
    assertEquals(List.of(), testing.tokens.all());
    assertEquals("user:sign-out", testing.lastEvent().action());
    assertFails(ErrorCode.NOT_FOUND, () -> testing.management.signOut(actor));
    assertFails(ErrorCode.NOT_FOUND, () -> testing.management.signOut(OPERATOR));
  }

  @Test
  public void whatIsNoSessionIsEndedByWhoMay() {
    OwnerRef organization = OwnerRef.ORGANIZATION;
    String id =
        testing
            .management
            .mint(OPERATOR, new TokenRequest(organization, "ci", Set.of("tool:use"), null, null))
            .token()
            .value()
            .id();
    Permissions scope = Permissions.of(Set.of("tool:use"));
    Principal agent =
        new Principal(
            Principal.Kind.ORGANIZATION, "organization", "ci", id, null, Map.of(), scope, scope);
    assertFails(
        ErrorCode.NOT_FOUND, () -> testing.management.signOut(new Actor(agent, ADDRESS, null)));
    assertEquals(1, testing.tokens.all().size());
  }

  @Test
  public void sessionsThatHaveEndedAreRemovedAndNothingElseIs() {
    signIn("alice", GIVEN);
    testing.clock.move(Duration.ofHours(11));
    signIn("alice", GIVEN);
    testing.management.mint(
        OPERATOR,
        new TokenRequest(
            OwnerRef.ORGANIZATION,
            "ci",
            Set.of("tool:use"),
            null,
            testing.clock.instant().plusSeconds(1)));
    testing.clock.move(Duration.ofHours(2));
    SessionSweep sweep = new SessionSweep(testing, testing.clock);
    sweep.sweep();
    sweep.deactivate();
    assertEquals(2, testing.tokens.all().size());
  }

  @Test
  public void whatWasWrongIsNotTold() {
    String wrong = assertRefused("alice", "not the password");
    assertEquals("wrong password", testing.lastEvent().details().get(Detail.REASON));
    assertEquals(Outcome.DENIED, testing.lastEvent().outcome());
    assertEquals("anonymous", testing.lastEvent().principal());
    assertEquals(wrong, assertRefused("nobody", GIVEN));
    assertEquals(wrong, assertRefused("root", GIVEN));
    testing.clock.move(Duration.ofMinutes(1));
    testing.user("carol");
    testing.management.password(OPERATOR, "carol", null, GIVEN.toCharArray());
    Versioned<UserRecord> carol = testing.management.users().get(OPERATOR, "carol");
    UserRecord disabled =
        new UserRecord("carol", "carol", null, null, null, null, Set.of(), List.of(), true);
    testing.management.users().update(OPERATOR, disabled, carol.version());
    assertEquals(wrong, assertRefused("carol", GIVEN));
    assertEquals("disabled", testing.lastEvent().details().get(Detail.REASON));
  }

  @Test
  public void whoGuessesIsHeldUpByAddressAndByName() {
    for (int i = 0; i < TestingManagement.FAILURES; i++) {
      assertRefused("nobody" + i, "not the password");
    }
    assertFails(ErrorCode.TOO_MANY_ATTEMPTS, () -> signIn("alice", GIVEN));
    testing.clock.move(Duration.ofMinutes(1));
    for (int i = 0; i < TestingManagement.FAILURES; i++) {
      String address = "192.0.2." + (10 + i);
      assertFails(
          ErrorCode.UNAUTHENTICATED,
          () ->
              testing.management.signIn("alice", "not the password".toCharArray(), address, null));
    }
    assertFails(ErrorCode.TOO_MANY_ATTEMPTS, () -> signIn("alice", GIVEN));
    testing.clock.move(Duration.ofMinutes(1));
    signIn("alice", GIVEN);
  }

  @Test
  public void passwordsAreWiped() {
    char[] right = GIVEN.toCharArray();
    testing.management.signIn("alice", right, ADDRESS, null);
    assertArrayEquals(new char[right.length], right);
    char[] wrong = "not the password".toCharArray();
    assertFails(
        ErrorCode.UNAUTHENTICATED, () -> testing.management.signIn("alice", wrong, ADDRESS, null));
    assertArrayEquals(new char[wrong.length], wrong);
    char[] tooShort = "short".toCharArray();
    assertFails(
        ErrorCode.INVALID_VALUE,
        () -> testing.management.password(OPERATOR, "alice", null, tooShort));
    assertArrayEquals(new char[5], tooShort);
  }

  @Test
  public void anotherLengthOfAPasswordIsRefused() {
    for (int length : new int[] {0, 11, 1_001, 1_000_000}) {
      assertFails(
          ErrorCode.INVALID_VALUE,
          () ->
              testing.management.password(
                  OPERATOR, "alice", null, "x".repeat(length).toCharArray()));
    }
    testing.management.password(OPERATOR, "alice", null, "x".repeat(1_000).toCharArray());
    signIn("alice", "x".repeat(1_000));
  }

  @Test
  public void onesOwnPasswordIsChangedByWhoKnowsIt() {
    assertFails(ErrorCode.INVALID_VALUE, () -> change("not the password", OWN));
    assertEquals(Outcome.DENIED, testing.lastEvent().outcome());
    assertFails(ErrorCode.INVALID_VALUE, () -> change(GIVEN, GIVEN));
    assertFails(
        ErrorCode.INVALID_VALUE,
        () -> testing.management.password(testing.as("alice"), "alice", null, OWN.toCharArray()));
    assertFails(
        ErrorCode.FORBIDDEN,
        () -> testing.management.password(testing.as("alice"), "root", null, OWN.toCharArray()));
    testing.clock.move(Duration.ofMinutes(1));
    change(GIVEN, OWN);
  }

  @Test
  public void hostileNamesAreNobodys() {
    for (String name :
        List.of("", " ", "' or 1=1 --", "a".repeat(1_000_000), "\0alice", "alice\0", "\ud800")) {
      assertFails(
          ErrorCode.UNAUTHENTICATED,
          () -> testing.management.signIn(name, GIVEN.toCharArray(), "192.0.2.99", null));
      testing.clock.move(Duration.ofMinutes(1));
    }
  }

  private String assertRefused(String name, String password) {
    return assertFails(ErrorCode.UNAUTHENTICATED, () -> signIn(name, password)).getMessage();
  }

  private NewToken signIn(String name, String password) {
    return testing.management.signIn(name, password.toCharArray(), ADDRESS, REQUEST);
  }

  private Versioned<UserRecord> change(String old, String password) {
    return testing.management.password(
        testing.limited("alice", "password:change"),
        "alice",
        old.toCharArray(),
        password.toCharArray());
  }
}
