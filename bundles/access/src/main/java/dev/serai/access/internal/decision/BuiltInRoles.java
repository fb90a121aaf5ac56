package dev.serai.access.internal.decision;

import dev.serai.core.store.RoleRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The roles that Serai comes with. They are the same everywhere, stand in no store, and win over a
 * role of the same name there.
 */
public final class BuiltInRoles {
  /** May do everything but reach what is personal. */
  public static final RoleRecord ADMIN = new RoleRecord("admin", Set.of("*:*"));

  /** Manages what belongs to the organization, but not people and roles. */
  public static final RoleRecord EDITOR =
      new RoleRecord(
          "editor",
          Set.of(
              "entry:*",
              "installation:*",
              "credential:*",
              "gateway:*",
              "tool:*",
              "token:*",
              "team:read",
              "user:read",
              "role:read"));

  /** Uses what belongs to the organization; what everybody is who has no role. */
  public static final RoleRecord MEMBER =
      new RoleRecord(
          "member",
          Set.of(
              "entry:read",
              "entry:use",
              "installation:read",
              "installation:use",
              "credential:read",
              "credential:use",
              "gateway:read",
              "gateway:use",
              "tool:read",
              "tool:use",
              "team:read",
              "user:read",
              "role:read"));

  private static final List<RoleRecord> ALL = List.of(ADMIN, EDITOR, MEMBER);

  private BuiltInRoles() {}

  /** All of them, the mightiest first. */
  public static List<RoleRecord> all() {
    return ALL;
  }

  /** The one with a name. */
  public static Optional<RoleRecord> find(String name) {
    return ALL.stream().filter(role -> role.name().equals(name)).findFirst();
  }
}
