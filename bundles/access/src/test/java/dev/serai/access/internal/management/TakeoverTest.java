package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.decision.BuiltInRoles;
import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.UserRecord.Subject;
import dev.serai.core.store.Versioned;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;

public class TakeoverTest {
  private static final Subject OTHER = new Subject("https://id.example.org", "helper");

  private final TestingManagement testing = new TestingManagement();
  private final ManagedRecords<UserRecord> users = testing.management.users();

  @Before
  public void people() {
    Set<String> permissions = new HashSet<>(BuiltInRoles.MEMBER.permissions());
    permissions.add("user:*");
    testing.management.roles().create(OPERATOR, new RoleRecord("helpers", permissions));
    testing.user("helper", "helpers");
    testing.user("ed", "editor");
    testing.user("alice");
    testing.user("bob");
    testing.team("blue", "alice", "bob");
  }

  @Test
  public void nobodyTakesARoleFromAnAccountThatMayMoreThanTheyMay() {
    refused(changed("ed", null, false));
    refused(changed("ed", null, false, "helpers"));
    assertEquals(Outcome.DENIED, testing.lastEvent().outcome());
    assertEquals(Set.of("editor"), kept("ed").roles());
  }

  @Test
  public void whatAnAccountMayIsAskedBeforeItsRolesAreTaken() {
    refused(changed("ed", OTHER, false));
    assertEquals(Set.of("editor"), kept("ed").roles());
  }

  @Test
  public void nobodyShutsOrOpensAnAccountThatMayMoreThanTheyMay() {
    refused(changed("ed", null, true, "editor"));
    users.update(OPERATOR, changed("ed", null, true, "editor"), version("ed"));
    refused(changed("ed", null, false, "editor"));
    assertFails(ErrorCode.FORBIDDEN, () -> users.delete(testing.as("helper"), "ed", version("ed")));
  }

  @Test
  public void whoAdministersATeamMayMoreThanItsMembers() {
    for (UserRecord after : List.of(changed("alice", OTHER, false), changed("alice", null, true))) {
      String message = refused(after);
      assertTrue(message, message.contains("team:update"));
    }
    assertFails(ErrorCode.FORBIDDEN, () -> password("helper", "alice"));
    assertFails(
        ErrorCode.FORBIDDEN, () -> users.delete(testing.as("helper"), "alice", version("alice")));
    password("helper", "bob");
    users.delete(testing.as("helper"), "bob", version("bob"));
  }

  @Test
  public void whoAdministersTheSameTeamMayBeAsMighty() {
    testing.team("red", "helper", "bob");
    password("helper", "bob");
    assertFails(ErrorCode.FORBIDDEN, () -> password("helper", "alice"));
    testing.team("green", "bob", "alice");
    assertFails(ErrorCode.FORBIDDEN, () -> password("helper", "bob"));
  }

  @Test
  public void whoManagesUsersManagesThoseWhoMayNoMore() {
    users.update(testing.as("helper"), changed("bob", null, true), version("bob"));
    users.update(testing.as("helper"), changed("bob", OTHER, false), version("bob"));
    users.update(testing.as("helper"), changed("bob", OTHER, false, "helpers"), version("bob"));
    users.update(testing.as("helper"), changed("bob", OTHER, false), version("bob"));
  }

  @Test
  public void ofAnAccountThatSomebodyElseOpensNoTokenStays() {
    token("bob");
    token("alice");
    password("helper", "bob");
    assertEquals(Set.of("alice"), owners());
    token("bob");
    users.update(testing.as("helper"), changed("bob", OTHER, false), version("bob"));
    assertEquals(Set.of("alice"), owners());
  }

  @Test
  public void whoSetsTheirOwnPasswordKeepsTheirTokens() {
    password("helper", "bob");
    token("bob");
    testing.management.signIn("bob", "long enough to be one".toCharArray(), "192.0.2.1", null);
    testing.management.password(
        testing.as("bob"),
        "bob",
        "long enough to be one".toCharArray(),
        "another one of one's own".toCharArray());
    assertEquals(
        List.of("mine"), testing.tokens.all().stream().map(token -> token.value().name()).toList());
  }

  private String refused(UserRecord after) {
    Actor helper = testing.as("helper");
    return assertFails(ErrorCode.FORBIDDEN, () -> users.update(helper, after, version(after.id())))
        .getMessage();
  }

  private Versioned<UserRecord> password(String who, String of) {
    return testing.management.password(
        testing.as(who), of, null, "long enough to be one".toCharArray());
  }

  private void token(String user) {
    OwnerRef owner = new OwnerRef(OwnerRef.Kind.USER, user);
    testing.management.mint(
        testing.as(user), new TokenRequest(owner, "mine", Set.of(), null, null));
  }

  private Set<String> owners() {
    return Rules.keys(testing.tokens.all(), token -> token.value().owner().id());
  }

  private UserRecord kept(String id) {
    return testing.users.find(id).orElseThrow().value();
  }

  private long version(String id) {
    return testing.users.find(id).orElseThrow().version();
  }

  private static UserRecord changed(String id, Subject subject, boolean disabled, String... roles) {
    return new UserRecord(id, id, null, null, null, subject, Set.of(roles), List.of(), disabled);
  }
}
