package dev.serai.access.internal.identity;

import dev.serai.core.store.UserRecord.Subject;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Whom an identity provider vouches for, as its token says and the configuration reads it.
 *
 * @param subject issuer and subject
 * @param name what people call them
 * @param email or null
 * @param groups groups there, as {@link dev.serai.core.store.TeamRecord#group} names them
 * @param roles names of roles here
 * @param expires when the token ends
 * @param makesUsers whether an account is made for somebody who has none
 */
public record ExternalIdentity(
    Subject subject,
    String name,
    String email,
    Set<String> groups,
    Set<String> roles,
    Instant expires,
    boolean makesUsers) {
  /** Groups and roles are copied. */
  public ExternalIdentity {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(expires, "expires");
    groups = Set.copyOf(groups);
    roles = Set.copyOf(roles);
  }
}
