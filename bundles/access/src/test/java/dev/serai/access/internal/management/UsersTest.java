package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Actor;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.UserRecord.Subject;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;

public class UsersTest {
  private final TestingManagement testing = new TestingManagement();
  private final ManagedRecords<UserRecord> users = testing.management.users();

  @Before
  public void somebody() {
    testing.user("root", "admin");
    testing.user("alice");
    password("root");
    password("alice");
  }

  @Test
  public void whatIsCreatedIsNotedWithWhoDidItAndFromWhere() {
    Versioned<UserRecord> bob =
        users.create(testing.as("root"), TestingManagement.record("bob", "editor"));
    assertEquals(1, bob.version());
    AuditEvent event = testing.lastEvent();
    assertEquals("user:root", event.principal());
    assertEquals("user:create", event.action());
    assertEquals("user:bob", event.target());
    assertEquals(Outcome.DONE, event.outcome());
    assertEquals("192.0.2.7", event.details().get(Detail.ADDRESS));
    assertEquals("token-of-root", event.details().get(Detail.TOKEN));
    assertEquals("request-1", event.details().get(Detail.REQUEST));
    assertTrue(event.details().get(Detail.AFTER).contains("\"roles\":[\"editor\"]"));
  }

  @Test
  public void aPasswordsHashIsNeverGivenOutNorTakenOver() {
    UserRecord sent = Users.withPassword(TestingManagement.record("bob"), "stolen", true);
    UserRecord made = users.create(testing.as("root"), sent).value();
    assertNull(made.passwordHash());
    assertFalse(made.mustChangePassword());
    assertNull(testing.users.find("bob").orElseThrow().value().passwordHash());

    UserRecord root = users.get(testing.as("root"), "root").value();
    assertNull(root.passwordHash());
    String hash = hash("root");
    users.update(testing.as("root"), Users.withPassword(root, "stolen", false), 2);
    assertEquals(hash, hash("root"));
    assertFalse(testing.events().toString() + details(), details().contains("argon2id"));
  }

  @Test
  public void whoMayNotIsToldWhatIsMissingAndItIsNoted() {
    Versioned<UserRecord> root = users.get(OPERATOR, "root");
    String message =
        assertFails(
                ErrorCode.FORBIDDEN,
                () -> users.delete(testing.as("alice"), "root", root.version()))
            .getMessage();
    assertTrue(message, message.contains("user:delete"));
    assertEquals(Outcome.DENIED, testing.lastEvent().outcome());
    assertEquals("user:alice", testing.lastEvent().principal());
    assertTrue(testing.users.find("root").isPresent());
  }

  @Test
  public void namesAreUnique() {
    UserRecord twin =
        new UserRecord("other", "alice", null, null, null, null, Set.of(), List.of(), false);
    assertFails(ErrorCode.ALREADY_EXISTS, () -> users.create(testing.as("root"), twin));
    assertEquals(Outcome.FAILED, testing.lastEvent().outcome());
    assertTrue(testing.lastEvent().details().get(Detail.REASON).startsWith("ALREADY_EXISTS"));
  }

  @Test
  public void whoSawAnEarlierVersionChangesNothing() {
    Versioned<UserRecord> seen = users.get(OPERATOR, "alice");
    users.update(OPERATOR, named(seen.value(), "Alice"), seen.version());
    assertFails(
        ErrorCode.CHANGED_MEANWHILE,
        () -> users.update(testing.as("root"), named(seen.value(), "Eve"), seen.version()));
    assertFails(
        ErrorCode.CHANGED_MEANWHILE,
        () -> users.delete(testing.as("root"), "alice", seen.version()));
    assertEquals("Alice", users.get(OPERATOR, "alice").value().display());
  }

  @Test
  public void everybodyChangesTheirOwnProfileAndNothingElseOfIt() {
    Actor alice = testing.as("alice");
    Versioned<UserRecord> seen = users.get(alice, "alice");
    long version = users.update(alice, named(seen.value(), "Alice"), seen.version()).version();
    UserRecord mightier = withRoles(seen.value(), "admin");
    assertFails(ErrorCode.FORBIDDEN, () -> users.update(alice, mightier, version));
    UserRecord renamed =
        new UserRecord("alice", "root2", null, null, null, null, Set.of(), List.of(), false);
    assertFails(ErrorCode.FORBIDDEN, () -> users.update(alice, renamed, version));
  }

  @Test
  public void aLimitedTokenDoesNotChangeTheProfileOfItsUser() {
    Actor agent = testing.limited("alice", "tool:use");
    Versioned<UserRecord> seen = users.get(OPERATOR, "alice");
    assertFails(
        ErrorCode.NOT_FOUND, () -> users.update(agent, named(seen.value(), "Eve"), seen.version()));
  }

  @Test
  public void nobodyGivesARoleThatGrantsMoreThanTheyHave() {
    helpers();
    Actor helper = testing.as("helper");
    String message =
        assertFails(
                ErrorCode.FORBIDDEN,
                () -> users.create(helper, TestingManagement.record("eve", "admin")))
            .getMessage();
    assertTrue(message, message.contains("*:*"));
    Versioned<UserRecord> self = users.get(helper, "helper");
    assertFails(
        ErrorCode.FORBIDDEN,
        () -> users.update(helper, withRoles(self.value(), "admin"), self.version()));
    users.create(helper, TestingManagement.record("eve", "helpers"));
  }

  @Test
  public void nobodyTakesOverAnAccountThatMayMoreThanTheyMay() {
    helpers();
    Versioned<UserRecord> root = users.get(OPERATOR, "root");
    UserRecord linked =
        new UserRecord(
            "root",
            "root",
            null,
            null,
            null,
            new Subject("https://id.example.org", "helper"),
            Set.of("admin"),
            List.of(),
            false);
    assertFails(
        ErrorCode.FORBIDDEN, () -> users.update(testing.as("helper"), linked, root.version()));
    assertFails(
        ErrorCode.FORBIDDEN,
        () ->
            testing.management.password(
                testing.as("helper"), "root", null, "long enough to be one".toCharArray()));
  }

  @Test
  public void aRoleThatIsNotThereIsRefused() {
    assertFails(
        ErrorCode.INVALID_VALUE,
        () -> users.create(OPERATOR, TestingManagement.record("bob", "no-such-role")));
  }

  @Test
  public void theLastAdminStays() {
    Versioned<UserRecord> root = users.get(OPERATOR, "root");
    assertFails(ErrorCode.IN_USE, () -> users.delete(OPERATOR, "root", root.version()));
    UserRecord demoted = withRoles(root.value(), "editor");
    assertFails(ErrorCode.IN_USE, () -> users.update(OPERATOR, demoted, root.version()));
    UserRecord disabled =
        new UserRecord("root", "root", null, null, null, null, Set.of("admin"), List.of(), true);
    assertFails(ErrorCode.IN_USE, () -> users.update(OPERATOR, disabled, root.version()));
    assertEquals(root, users.get(OPERATOR, "root"));

    testing.user("second", "admin");
    assertFails(ErrorCode.IN_USE, () -> users.delete(OPERATOR, "root", root.version()));
    password("second");
    users.delete(OPERATOR, "root", root.version());
  }

  @Test
  public void withAUserGoItsTokensAndItsPlacesInTeams() {
    testing.team("blue", "root", "alice");
    OwnerRef alice = new OwnerRef(OwnerRef.Kind.USER, "alice");
    testing.management.mint(
        testing.as("alice"), new TokenRequest(alice, "mine", Set.of(), null, null));
    users.delete(testing.as("root"), "alice", users.get(OPERATOR, "alice").version());
    assertEquals(List.of(), testing.tokens.all());
    assertEquals(
        Set.of("root"), testing.teams.find("blue").orElseThrow().value().members().keySet());
    assertTrue(testing.lastEvent().details().get(Detail.BEFORE).contains("\"name\":\"alice\""));
  }

  private void helpers() {
    testing.management.roles().create(OPERATOR, new RoleRecord("helpers", Set.of("user:*")));
    testing.user("helper", "helpers");
  }

  private void password(String user) {
    testing.management.password(OPERATOR, user, null, "correct horse battery".toCharArray());
  }

  private String hash(String user) {
    return testing.users.find(user).orElseThrow().value().passwordHash();
  }

  private String details() {
    StringBuilder all = new StringBuilder();
    testing.events().forEach(event -> all.append(event.details()));
    return all.toString();
  }

  private static UserRecord named(UserRecord user, String display) {
    return new UserRecord(
        user.id(),
        user.name(),
        display,
        user.email(),
        null,
        user.subject(),
        user.roles(),
        user.teamOrder(),
        user.disabled());
  }

  private static UserRecord withRoles(UserRecord user, String... roles) {
    return new UserRecord(
        user.id(), user.name(), null, null, null, null, Set.of(roles), List.of(), false);
  }
}
