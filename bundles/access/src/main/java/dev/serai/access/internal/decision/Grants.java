package dev.serai.access.internal.decision;

import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamRecord.Membership;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Nobody can grant what they lack. These checks come beside the decision whether the record may be
 * changed at all; each throws {@code FORBIDDEN} and names what is missing.
 */
public final class Grants {
  private Grants() {}

  /** Whoever writes a role, or gives one to somebody, has all that it grants. */
  public static void permissions(Principal who, Permissions granted) {
    require(who.permissions(), granted);
  }

  /**
   * Whoever makes somebody an administrator of a team is one, or may do by permission what those
   * may.
   *
   * @param before the team as it was, or null for a new one
   */
  public static void administrators(Principal who, TeamRecord before, TeamRecord after) {
    Map<String, Membership> known = before == null ? Map.of() : before.members();
    boolean more =
        after.members().entrySet().stream()
            .filter(member -> member.getValue() == Membership.ADMIN)
            .anyMatch(member -> known.get(member.getKey()) != Membership.ADMIN);
    if (more && !who.administers(after.id())) {
      require(who.permissions(), OwnerVerbs.PERMISSIONS);
    }
  }

  /**
   * Whoever gets hold of somebody's account, or shuts it, may do all that it may.
   *
   * @param permissions what its roles allow
   * @param teams the ids of those that it administers
   */
  public static void account(Principal who, Permissions permissions, Set<String> teams) {
    Permissions all =
        teams.stream().allMatch(who::administers)
            ? permissions
            : permissions.and(OwnerVerbs.PERMISSIONS);
    require("The account may do what you may not", who.permissions(), all);
  }

  /**
   * A token is never worth more than who makes it.
   *
   * <ul>
   *   <li>Of a limited token, only tokens within the same limits are made, and those have to name
   *       their permissions.
   *   <li>A user's token is worth what the user is at each use, and never more.
   *   <li>A team's token is worth what a member without another role is.
   *   <li>A token of the organization is worth the permissions that it names.
   * </ul>
   *
   * @param owner for whom the token stands
   * @param permissions what it names, empty for all that its owner may
   */
  public static void token(Principal who, OwnerRef owner, Set<String> permissions) {
    Permissions named = permissions.isEmpty() ? Permissions.ALL : Permissions.of(permissions);
    require(who.scope(), named);
    switch (owner.kind()) {
      case USER -> {}
      case TEAM -> require(who.permissions(), ofTeam(named));
      case ORGANIZATION -> require(who.permissions(), named);
    }
  }

  /** What a team's token may do that is limited to some permissions. */
  public static Permissions ofTeam(Permissions limit) {
    return Permissions.of(BuiltInRoles.MEMBER.permissions()).within(limit);
  }

  private static void require(Permissions has, Permissions granted) {
    require("Nobody can grant what they lack", has, granted);
  }

  private static void require(String rule, Permissions has, Permissions needed) {
    if (!has.cover(needed)) {
      throw new SeraiException(
          ErrorCode.FORBIDDEN, rule + "; missing: " + missing(has, needed) + ".");
    }
  }

  private static String missing(Permissions has, Permissions granted) {
    return granted.texts().stream()
        .filter(text -> !has.cover(Permissions.of(Set.of(text))))
        .limit(20)
        .collect(Collectors.joining(", "));
  }
}
