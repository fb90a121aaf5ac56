package dev.serai.access.internal.management;

import dev.serai.access.internal.decision.BuiltInRoles;
import dev.serai.access.internal.decision.Grants;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.Versioned;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What roles are worth, for whoever gives them. */
final class RoleCheck {
  private static final String ANY = "*";
  private static final List<String> RESOURCES =
      Arrays.stream(ResourceKind.values()).map(ResourceKind::word).toList();
  private static final List<String> ACTIONS = Arrays.stream(Verb.values()).map(Verb::word).toList();

  private RoleCheck() {}

  /** Refuses names of roles that are not there. */
  static void requireKnown(Stores stores, Collection<String> roles) {
    Set<String> known = Rules.keys(stores.roles().findAll(roles), role -> role.value().name());
    known.addAll(Rules.keys(BuiltInRoles.all(), RoleRecord::name));
    Rules.known("roles", roles, known);
  }

  /**
   * Refuses permissions that stand for nothing: one that is misspelt grants nothing, and nobody
   * would see why.
   *
   * @param before those that were there already, which may stay
   */
  static void requireSound(Set<String> before, Set<String> permissions) {
    for (String permission : permissions) {
      if (!before.contains(permission) && !isSound(permission)) {
        throw Rules.refused(
            "permissions must each be resource:action, with a resource of "
                + String.join(", ", RESOURCES)
                + ", an action of "
                + String.join(", ", ACTIONS)
                + ", or * for any.");
      }
    }
  }

  private static boolean isSound(String permission) {
    int colon = permission.indexOf(':');
    String resource = permission.substring(0, colon);
    String action = permission.substring(colon + 1);
    return (resource.equals(ANY) || RESOURCES.contains(resource))
        && (action.equals(ANY) || ACTIONS.contains(action));
  }

  /** What somebody with these roles may do; without any, what every member may. */
  static Permissions permissions(Stores stores, Collection<String> roles) {
    Set<String> texts = new HashSet<>();
    for (Versioned<RoleRecord> role : stores.roles().findAll(roles)) {
      if (BuiltInRoles.find(role.value().name()).isEmpty()) {
        texts.addAll(role.value().permissions());
      }
    }
    (roles.isEmpty() ? Set.of(BuiltInRoles.MEMBER.name()) : roles)
        .forEach(
            role -> BuiltInRoles.find(role).ifPresent(found -> texts.addAll(found.permissions())));
    return Permissions.of(texts);
  }

  /** Demands that whoever changes what somebody may do has what that adds. */
  static void requireGrant(Task task, Permissions before, Permissions after) {
    Set<String> added = new HashSet<>(after.texts());
    added.removeIf(text -> before.cover(Permissions.of(Set.of(text))));
    task.grant(() -> Grants.permissions(task.who(), Permissions.of(added)));
  }
}
