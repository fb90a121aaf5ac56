package dev.serai.admin.internal.model;

import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.Set;

/**
 * A role as clients see it; see {@link RoleRecord}.
 *
 * @param name its key
 * @param version passed over when it comes, as {@code created} and {@code updated} are
 */
public record Role(
    String name, Set<String> permissions, Long version, Instant created, Instant updated) {

  /** Roles. */
  public static final Shape<RoleRecord, Role> SHAPE =
      new Shape<>(
          Role.class,
          "role",
          Role::of,
          (name, role) ->
              new RoleRecord(Fields.keep("name", role.name(), name), role.permissions()),
          Role::name,
          new Role(null, Set.of(), null, null, null));

  private static Role of(Versioned<RoleRecord> stored) {
    return new Role(
        stored.value().name(),
        Fields.sorted(stored.value().permissions()),
        stored.version(),
        stored.created(),
        stored.updated());
  }
}
