package dev.serai.access.internal.accounts;

import dev.serai.access.internal.decision.BuiltInRoles;
import dev.serai.core.access.Permissions;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.SnapshotView;
import dev.serai.core.store.Versioned;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What roles allow, found out once for each set of them. */
final class RolePermissions {
  private static final int MAX_KEPT = 1_000;
  private static final Permissions MEMBER = Permissions.of(BuiltInRoles.MEMBER.permissions());

  private final SnapshotView<RoleRecord> roles;
  private final Map<Set<String>, Permissions> known = new ConcurrentHashMap<>();

  RolePermissions(SnapshotView<RoleRecord> roles) {
    this.roles = roles;
  }

  boolean shows(SnapshotView<RoleRecord> others) {
    return roles == others;
  }

  /** Those whose names look like one. */
  Collection<Versioned<RoleRecord>> alike(String name) {
    return roles.find(Accounts.ROLE_BY_LIKENESS, Likeness.of(name));
  }

  /** What they allow together; a role that is not there allows nothing. */
  Permissions of(Set<String> names) {
    if (names.isEmpty()) {
      return MEMBER;
    }
    Permissions found = known.get(names);
    if (found == null) {
      found = together(names);
      if (known.size() < MAX_KEPT) {
        known.put(Set.copyOf(names), found);
      }
    }
    return found;
  }

  private Permissions together(Set<String> names) {
    return Permissions.of(
        names.stream()
            .map(this::role)
            .flatMap(Optional::stream)
            .flatMap(role -> role.permissions().stream())
            .toList());
  }

  private Optional<RoleRecord> role(String name) {
    return BuiltInRoles.find(name).or(() -> roles.find(name).map(Versioned::value));
  }
}
