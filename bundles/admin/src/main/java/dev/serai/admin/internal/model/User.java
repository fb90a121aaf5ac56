package dev.serai.admin.internal.model;

import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A person's account as clients see it; see {@link UserRecord}.
 *
 * @param id given by Serai
 * @param mustChangePassword passed over when it comes, as {@code version}, {@code created} and
 *     {@code updated} are
 */
public record User(
    String id,
    String name,
    String display,
    String email,
    UserRecord.Subject subject,
    Set<String> roles,
    List<String> teamOrder,
    Boolean disabled,
    Boolean mustChangePassword,
    Long version,
    Instant created,
    Instant updated) {

  /** Users. */
  public static final Shape<UserRecord, User> SHAPE =
      new Shape<>(
          User.class,
          "user",
          User::of,
          (id, user) -> user.record(id),
          user -> Fields.freshKey(),
          new User(
              null, null, null, null, null, Set.of(), List.of(), false, null, null, null, null));

  private static User of(Versioned<UserRecord> stored) {
    UserRecord user = stored.value();
    return new User(
        user.id(),
        user.name(),
        user.display(),
        user.email(),
        user.subject(),
        Fields.sorted(user.roles()),
        user.teamOrder(),
        user.disabled(),
        user.mustChangePassword(),
        stored.version(),
        stored.created(),
        stored.updated());
  }

  private UserRecord record(String key) {
    return new UserRecord(
        Fields.keep("id", id, key),
        name,
        display,
        email,
        null,
        subject,
        roles,
        teamOrder,
        Fields.required("disabled", disabled));
  }
}
