package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.NewToken;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** No two things have names that people take for one, and none has a name that does not show. */
public class NamesTest {
  private static final OwnerRef BLUE = new OwnerRef(OwnerRef.Kind.TEAM, "blue");
  private static final List<String> ALIKE =
      List.of(
          "Blue Team", "blue team", "BLUETEAM", "blue  team", "Blue\u00a0Team", "\uff22lueteam");

  private final TestingManagement testing = new TestingManagement();

  @Before
  public void team() {
    testing.team("blue");
  }

  @Test
  public void aUserWhoseNameLooksLikeAnothersIsRefused() {
    user("first", "Blue Team");
    ALIKE.forEach(name -> assertTaken("user", () -> user("second", name)));
    Versioned<UserRecord> other = user("second", "green team");
    assertTaken(
        "user",
        () -> testing.management.users().update(OPERATOR, user2("bLue team"), other.version()));
    assertEquals("green team", testing.users.find("second").orElseThrow().value().name());
    Versioned<UserRecord> first = testing.management.users().get(OPERATOR, "first");
    UserRecord shouted =
        new UserRecord("first", "BLUE TEAM", null, null, null, null, Set.of(), List.of(), false);
    testing.management.users().update(OPERATOR, shouted, first.version());
  }

  @Test
  public void aTeamWhoseNameLooksLikeAnothersIsRefused() {
    team("first", "Blue Team");
    ALIKE.forEach(name -> assertTaken("team", () -> team("second", name)));
  }

  @Test
  public void aRoleWhoseNameLooksLikeAnothersIsRefused() {
    role("Blue Team", "tool:use");
    ALIKE.forEach(name -> assertTaken("role", () -> role(name, "tool:use")));
    for (String name : List.of("admin", "Admin", "MEMBER", "ed itor")) {
      assertTaken("role", () -> role(name, "tool:use"));
    }
  }

  @Test
  public void aTokenWhoseNameLooksLikeAnotherOfItsOwnerIsRefused() {
    NewToken first = token(BLUE, "Blue Team");
    ALIKE.forEach(name -> assertTaken("token", () -> token(BLUE, name)));
    token(OwnerRef.ORGANIZATION, "blue team");
    TokenRecord green = token(BLUE, "green").token().value();
    assertTaken("token", () -> testing.management.tokens().update(OPERATOR, named(green), 1));
    testing.management.rotate(OPERATOR, first.token().value().id(), 1);
    testing.management.tokens().delete(OPERATOR, first.token().value().id(), 2);
    token(BLUE, "blue team");
  }

  @Test
  public void noNameIsLookedForInAllRecords() {
    Versioned<UserRecord> second = user("second", "green team");
    TokenRecord token = token(BLUE, "green").token().value();
    testing.scans.set(0);
    user("first", "Blue Team");
    assertTaken("user", () -> user("third", "blue team"));
    testing.management.users().update(OPERATOR, user2("red team"), second.version());
    team("first", "Blue Team");
    role("Blue Team", "tool:use");
    token(BLUE, "red");
    testing.management.tokens().update(OPERATOR, named(token), 1);
    assertEquals(0, testing.scans.get());
  }

  @Test
  public void aNameIsFreeAtOnceWhenItsRecordIsGoneOrHasAnother() {
    Versioned<UserRecord> second = user("second", "Blue Team");
    testing.freeze();
    testing.management.users().update(OPERATOR, user2("green team"), second.version());
    user("third", "blue team");
    testing.management.users().delete(OPERATOR, "third");
    user("fourth", "BLUE team");
  }

  @Test
  public void aTokenThatHasEndedLeavesItsName() {
    TokenRequest brief =
        new TokenRequest(
            BLUE, "ci", Set.of("tool:use"), null, testing.clock.instant().plusSeconds(60));
    testing.management.mint(OPERATOR, brief);
    assertTaken("token", () -> token(BLUE, "ci"));
    testing.clock.move(Duration.ofMinutes(2));
    token(BLUE, "ci");
  }

  @Test
  public void whatSignInsMakeIsNoNameOfATokenHoweverItIsSpelt() {
    for (String name : List.of("session", "Session", "SES SION")) {
      assertFails(ErrorCode.INVALID_VALUE, () -> token(BLUE, name));
    }
  }

  @Test
  public void aNameThatDoesNotShowIsRefused() {
    for (String name :
        List.of("a\tb", "a\nb", "a\u0007", "a\u202eb", "a\u200b", "a\u2028b", " a", "a ")) {
      assertRefused("name", () -> user("u", name));
      assertRefused("name", () -> team("t", name));
      assertRefused("name", () -> role(name, "tool:use"));
      assertRefused("name", () -> token(BLUE, name));
      assertRefused(
          "title",
          () ->
              testing
                  .management
                  .gateways()
                  .create(
                      OPERATOR,
                      new GatewayRecord(
                          "g", name, Set.of(BLUE), GatewayRecord.Exposure.FULL, false)));
    }
  }

  @Test
  public void aLetterMarkOrSymbolThatDoesNotShowIsRefused() {
    for (int point :
        new int[] {
          0x34f, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180f, 0x2800, 0x3164, 0xfe00, 0xfe0f, 0xffa0,
          0xe0100, 0xe01ef
        }) {
      String name = "admin" + Character.toString(point);
      assertRefused("name", () -> user("u", name));
      assertRefused("name", () -> role(name, "tool:use"));
    }
    user("u", "\u00c5sa \u79cb e\u0301");
  }

  @Test
  public void aRoleHasANameThatAnAddressCanHave() {
    for (String name : List.of(".", "..", "a/b", "/")) {
      assertRefused("name", () -> role(name, "tool:use"));
    }
  }

  @Test
  public void permissionsThatStandForNothingAreRefused() {
    for (String permission :
        List.of("foo:bar", "tool:bar", "foo:use", "tools:use", "password:change")) {
      assertRefused("permissions", () -> role("r", permission));
      assertRefused(
          "permissions",
          () ->
              testing.management.mint(
                  OPERATOR, new TokenRequest(BLUE, "t", Set.of(permission), null, null)));
    }
    Versioned<RoleRecord> role = role("r", "*:use", "tool:*", "audit:read", "*:*");
    RoleRecord wrong = new RoleRecord("r", Set.of("foo:bar"));
    assertRefused(
        "permissions", () -> testing.management.roles().update(OPERATOR, wrong, role.version()));
  }

  @Test
  public void whatWasThereBeforeMayStay() {
    testing.roles.create(new RoleRecord("old", Set.of("foo:bar")));
    RoleRecord more = new RoleRecord("old", Set.of("foo:bar", "tool:use"));
    testing.management.roles().update(OPERATOR, more, 1);
  }

  private static void assertTaken(String word, ThrowingRunnable work) {
    String message = assertFails(ErrorCode.ALREADY_EXISTS, work).getMessage();
    assertTrue(message, message.startsWith("name ") && message.contains("another " + word));
    assertTrue(message, message.contains("choose another name"));
  }

  private static void assertRefused(String field, ThrowingRunnable work) {
    String message = assertFails(ErrorCode.INVALID_VALUE, work).getMessage();
    assertTrue(message, message.startsWith(field + " "));
  }

  private Versioned<UserRecord> user(String id, String name) {
    return testing
        .management
        .users()
        .create(
            OPERATOR, new UserRecord(id, name, null, null, null, null, Set.of(), List.of(), false));
  }

  private static UserRecord user2(String name) {
    return new UserRecord("second", name, null, null, null, null, Set.of(), List.of(), false);
  }

  private void team(String id, String name) {
    testing.management.teams().create(OPERATOR, new TeamRecord(id, name, null, Map.of(), null));
  }

  private Versioned<RoleRecord> role(String name, String... permissions) {
    return testing.management.roles().create(OPERATOR, new RoleRecord(name, Set.of(permissions)));
  }

  private NewToken token(OwnerRef owner, String name) {
    return testing.management.mint(
        OPERATOR, new TokenRequest(owner, name, Set.of("tool:use"), null, null));
  }

  private static TokenRecord named(TokenRecord token) {
    return new TokenRecord(
        token.id(),
        token.owner(),
        "BLUE team",
        token.hash(),
        token.hint(),
        token.permissions(),
        token.gateway(),
        token.expires(),
        token.lastUsed(),
        token.revoked());
  }
}
