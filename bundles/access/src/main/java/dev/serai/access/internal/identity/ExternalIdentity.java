package dev.serai.access.internal.identity;

import dev.serai.access.internal.token.Sha256;
import dev.serai.core.store.UserRecord.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

/**
 * Whom an identity provider vouches for, as its token says and the configuration reads it.
 *
 * @param subject issuer and subject
 * @param name what people call them
 * @param email or null
 * @param groups groups there, as {@link dev.serai.core.store.TeamRecord#group} names them
 * @param roles names of roles here, which are then all that the account has; null if the provider
 *     has no say in that
 * @param expires when the token ends
 * @param makesUsers whether an account is made for somebody who has none
 * @param token what the token is called, see {@link dev.serai.core.access.Principal#token}, or null
 */
public record ExternalIdentity(
    Subject subject,
    String name,
    String email,
    Set<String> groups,
    Set<String> roles,
    Instant expires,
    boolean makesUsers,
    String token) {
  private static final int ID_BYTES = 20;

  /** Groups and roles are copied. */
  public ExternalIdentity {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(expires, "expires");
    groups = Set.copyOf(groups);
    roles = roles == null ? null : Set.copyOf(roles);
  }

  /** What is said by a token without a name. */
  public ExternalIdentity(
      Subject subject,
      String name,
      String email,
      Set<String> groups,
      Set<String> roles,
      Instant expires,
      boolean makesUsers) {
    this(subject, name, email, groups, roles, expires, makesUsers, null);
  }

  /** The same, said by a token of this name. */
  public ExternalIdentity by(String other) {
    return new ExternalIdentity(subject, name, email, groups, roles, expires, makesUsers, other);
  }

  /**
   * What stands for the subject here, with and without an account: the same on every replica, 40
   * hexadecimal digits.
   */
  public String id() {
    String text = subject.issuer().length() + ":" + subject.issuer() + subject.id();
    byte[] hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, ID_BYTES);
  }
}
