package dev.serai.core.access;

import dev.serai.core.store.OwnerRef;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A token that is wanted.
 *
 * @param owner for whom it stands
 * @param name what people call it, 1 to 200 characters
 * @param permissions what it may do, each {@code resource:action}, and no more than its owner may;
 *     empty for all that its owner may, which a token of the organization must not have
 * @param gateway the one gateway that it may use, or null for any
 * @param expires when it ends, or null for never
 */
public record TokenRequest(
    OwnerRef owner, String name, Set<String> permissions, String gateway, Instant expires) {
  /** Permissions are copied. */
  public TokenRequest {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(name, "name");
    permissions = Set.copyOf(permissions);
  }
}
