package dev.serai.access.internal.oidc;

import java.util.Objects;

/**
 * Where a token says what. A name with dots is that of a claim, or leads through nested objects
 * ({@code realm_access.roles}).
 *
 * @param name what people call the user
 * @param email the mail address
 * @param groups the groups
 * @param roles the roles
 */
record ClaimNames(String name, String email, String groups, String roles) {
  /** Every part is there. */
  ClaimNames {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(groups, "groups");
    Objects.requireNonNull(roles, "roles");
  }
}
