package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.decision.BuiltInRoles;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;

public class TeamsAndRolesTest {
  private final TestingManagement testing = new TestingManagement();
  private final ManagedRecords<TeamRecord> teams = testing.management.teams();
  private final ManagedRecords<RoleRecord> roles = testing.management.roles();

  @Before
  public void people() {
    testing.user("root", "admin");
    testing.user("alice");
    testing.user("bob");
  }

  @Test
  public void aTeamsAdminChangesTheirTeamAndNoOther() {
    Versioned<TeamRecord> blue = testing.team("blue", "alice");
    Versioned<TeamRecord> amber = testing.team("amber", "bob");
    Map<String, Membership> more = Map.of("alice", Membership.ADMIN, "bob", Membership.ADMIN);
    teams.update(testing.as("alice"), with(blue.value(), more), blue.version());
    assertFails(
        ErrorCode.FORBIDDEN,
        () -> teams.update(testing.as("alice"), with(amber.value(), more), amber.version()));
    assertFails(
        ErrorCode.FORBIDDEN,
        () ->
            teams.create(
                testing.as("alice"), new TeamRecord("mine", "mine", null, Map.of(), null)));
  }

  @Test
  public void aMemberWhoIsNotThereIsRefused() {
    Versioned<TeamRecord> blue = testing.team("blue", "alice");
    assertFails(
        ErrorCode.INVALID_VALUE,
        () ->
            teams.update(
                OPERATOR, with(blue.value(), Map.of("nobody", Membership.MEMBER)), blue.version()));
  }

  @Test
  public void nobodyMakesAdministratorsOfATeamWhoMayMoreThanThey() {
    roles.create(OPERATOR, new RoleRecord("team-makers", Set.of("team:*")));
    testing.user("maker", "team-makers");
    TeamRecord team = new TeamRecord("red", "red", null, Map.of("maker", Membership.ADMIN), null);
    String message =
        assertFails(ErrorCode.FORBIDDEN, () -> teams.create(testing.as("maker"), team))
            .getMessage();
    assertTrue(message, message.contains("token:"));
    teams.create(testing.as("maker"), with(team, Map.of("maker", Membership.MEMBER)));
  }

  @Test
  public void withATeamGoItsTokens() {
    Versioned<TeamRecord> blue = testing.team("blue", "alice");
    testing.management.mint(
        testing.as("alice"),
        new TokenRequest(
            new OwnerRef(OwnerRef.Kind.TEAM, "blue"), "ci", Set.of("tool:use"), null, null));
    assertEquals(1, testing.tokens.all().size());
    teams.delete(testing.as("alice"), "blue", blue.version());
    assertEquals(List.of(), testing.tokens.all());
  }

  @Test
  public void theRolesOfSeraiAreListedFirstAndStay() {
    roles.create(OPERATOR, new RoleRecord("aaa", Set.of("tool:use")));
    roles.create(OPERATOR, new RoleRecord("zzz", Set.of("tool:use")));
    List<String> names = new ArrayList<>();
    String after = null;
    do {
      Page<Versioned<RoleRecord>> page = roles.list(OPERATOR, new PageRequest(after, 1, null));
      page.items().forEach(role -> names.add(role.value().name()));
      after = page.next();
    } while (after != null);
    assertEquals(List.of("admin", "editor", "member", "aaa", "zzz"), names);
    assertEquals(BuiltInRoles.EDITOR, roles.get(testing.as("alice"), "editor").value());
    assertFails(ErrorCode.IN_USE, () -> roles.delete(OPERATOR, "member", 1));
    assertFails(
        ErrorCode.IN_USE, () -> roles.update(OPERATOR, new RoleRecord("member", Set.of("*:*")), 1));
    assertFails(
        ErrorCode.ALREADY_EXISTS,
        () -> roles.create(OPERATOR, new RoleRecord("admin", Set.of("tool:use"))));
  }

  @Test
  public void nobodyWritesARoleThatGrantsMoreThanTheyHave() {
    roles.create(OPERATOR, new RoleRecord("role-makers", Set.of("role:*", "tool:use")));
    testing.user("maker", "role-makers");
    assertFails(
        ErrorCode.FORBIDDEN,
        () -> roles.create(testing.as("maker"), new RoleRecord("big", Set.of("user:update"))));
    Versioned<RoleRecord> small =
        roles.create(testing.as("maker"), new RoleRecord("small", Set.of("tool:use")));
    assertFails(
        ErrorCode.FORBIDDEN,
        () ->
            roles.update(
                testing.as("maker"),
                new RoleRecord("small", Set.of("tool:use", "tool:read")),
                small.version()));
  }

  @Test
  public void aRoleThatSomebodyHasStays() {
    Versioned<RoleRecord> role =
        roles.create(OPERATOR, new RoleRecord("helpers", Set.of("user:read")));
    testing.user("carol", "helpers");
    String message =
        assertFails(ErrorCode.IN_USE, () -> roles.delete(OPERATOR, "helpers", role.version()))
            .getMessage();
    assertTrue(message, message.contains("carol"));
  }

  private static TeamRecord with(TeamRecord team, Map<String, Membership> members) {
    return new TeamRecord(team.id(), team.name(), null, members, null);
  }
}
