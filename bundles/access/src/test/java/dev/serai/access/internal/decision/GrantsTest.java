package dev.serai.access.internal.decision;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamRecord.Membership;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class GrantsTest {
  private static final OwnerRef ADA = new OwnerRef(OwnerRef.Kind.USER, "ada");
  private static final OwnerRef BLUE = new OwnerRef(OwnerRef.Kind.TEAM, "blue");

  private static final Principal MEMBER = user(BuiltInRoles.MEMBER.permissions(), Map.of());
  private static final Principal EDITOR = user(BuiltInRoles.EDITOR.permissions(), Map.of());
  private static final Principal ADMIN = user(BuiltInRoles.ADMIN.permissions(), Map.of());

  private static Principal user(Set<String> permissions, Map<String, Membership> teams) {
    return limited(permissions, teams, Permissions.ALL);
  }

  private static Principal limited(
      Set<String> permissions, Map<String, Membership> teams, Permissions scope) {
    return new Principal(
        Principal.Kind.USER,
        "ada",
        "ada",
        "t1",
        null,
        teams,
        Permissions.of(permissions).within(scope),
        scope);
  }

  private static void refused(String missing, ThrowingRunnable grant) {
    SeraiException error = assertThrows(SeraiException.class, grant);
    assertEquals(ErrorCode.FORBIDDEN, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains(missing));
  }

  private static TeamRecord team(Map<String, Membership> members) {
    return new TeamRecord("blue", "Blue", null, members, null);
  }

  @Test
  public void whatOneHasOneMayGrant() {
    Grants.permissions(EDITOR, Permissions.of(Set.of("tool:use", "gateway:*")));
    Grants.permissions(ADMIN, Permissions.ALL);
    Grants.permissions(MEMBER, Permissions.NONE);
  }

  @Test
  public void whatOneLacksIsNamed() {
    refused(
        "user:create",
        () -> Grants.permissions(EDITOR, Permissions.of(Set.of("tool:use", "user:create"))));
    refused("*:*", () -> Grants.permissions(EDITOR, Permissions.ALL));
  }

  @Test
  public void administratorsOfATeamAreMadeByThoseAndByWhoMayDoAsMuch() {
    TeamRecord before = team(Map.of("ada", Membership.ADMIN));
    TeamRecord after = team(Map.of("ada", Membership.ADMIN, "bob", Membership.ADMIN));

    Grants.administrators(user(Set.of(), Map.of("blue", Membership.ADMIN)), before, after);
    Grants.administrators(ADMIN, null, after);
    Principal people = user(Set.of("team:*", "user:*"), Map.of("blue", Membership.MEMBER));
    refused("credential:use", () -> Grants.administrators(people, before, after));
    refused("credential:use", () -> Grants.administrators(people, null, after));
  }

  @Test
  public void membersOfATeamAndFewerAdministratorsNeedNothing() {
    Principal people = user(Set.of("team:*"), Map.of());
    TeamRecord before = team(Map.of("ada", Membership.ADMIN));

    Grants.administrators(people, before, team(Map.of("ada", Membership.MEMBER)));
    Grants.administrators(people, before, team(Map.of("bob", Membership.MEMBER)));
    Grants.administrators(people, before, before);
    Grants.administrators(people, null, team(Map.of()));
  }

  @Test
  public void aUsersTokenNeedsNothingSinceItIsWorthItsUser() {
    Grants.token(MEMBER, ADA, Set.of());
    Grants.token(MEMBER, ADA, Set.of("installation:create", "*:*"));
  }

  @Test
  public void ofALimitedTokenOnlyTokensWithinItsLimitsAreMade() {
    Principal limited =
        limited(
            BuiltInRoles.ADMIN.permissions(),
            Map.of(),
            Permissions.of(Set.of("token:create", "tool:*")));

    Grants.token(limited, ADA, Set.of("tool:use"));
    refused("*:*", () -> Grants.token(limited, ADA, Set.of()));
    refused("team:read", () -> Grants.token(limited, ADA, Set.of("tool:use", "team:read")));
    refused("*:*", () -> Grants.token(limited, BLUE, Set.of()));
    refused("team:read", () -> Grants.token(limited, OwnerRef.ORGANIZATION, Set.of("team:read")));
  }

  @Test
  public void aTeamsTokenIsWorthAMember() {
    Grants.token(MEMBER, BLUE, Set.of());
    Grants.token(MEMBER, BLUE, Set.of("*:*"));
    Principal poor = user(Set.of("tool:use"), Map.of("blue", Membership.ADMIN));
    Grants.token(poor, BLUE, Set.of("tool:use", "audit:read"));
    refused("gateway:use", () -> Grants.token(poor, BLUE, Set.of()));
  }

  @Test
  public void aTokenOfTheOrganizationIsWorthWhatItNames() {
    Grants.token(EDITOR, OwnerRef.ORGANIZATION, Set.of("installation:*"));
    refused(
        "missing: tool:update.",
        () -> Grants.token(MEMBER, OwnerRef.ORGANIZATION, Set.of("user:read", "tool:update")));
    refused("*:*", () -> Grants.token(EDITOR, OwnerRef.ORGANIZATION, Set.of()));
  }
}
