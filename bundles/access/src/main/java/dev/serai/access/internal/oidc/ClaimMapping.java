package dev.serai.access.internal.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.UserRecord.Subject;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What the claims of a provider mean here, by configuration. */
final class ClaimMapping {
  private static final int MAX_NAME = 200;
  private static final int MAX_EMAIL = 320;
  private static final int MAX_GROUP = 1_000;

  private final ClaimNames names;
  private final Map<String, Set<String>> roles;
  private final boolean createUsers;

  ClaimMapping(IssuerSettings settings) {
    names = settings.claims();
    roles = settings.roles();
    createUsers = settings.createUsers();
  }

  /** Whom a verified token speaks of, or {@code UNAUTHENTICATED} if it has too much to say. */
  ExternalIdentity identity(JWTClaimsSet verified) {
    Claims claims = new Claims(verified.getClaims());
    return new ExternalIdentity(
        subject(verified),
        name(claims, verified.getSubject()),
        email(claims.text(names.email())),
        claims.texts(names.groups()).stream()
            .filter(group -> storable(group, MAX_GROUP))
            .collect(Collectors.toSet()),
        roles(claims.texts(names.roles())),
        verified.getExpirationTime().toInstant(),
        createUsers);
  }

  private static Subject subject(JWTClaimsSet verified) {
    try {
      return new Subject(verified.getIssuer(), verified.getSubject());
    } catch (SeraiException e) {
      throw RefusedToken.because("The token's sub cannot be used: " + e.getMessage());
    }
  }

  /** Who has no name that can be used is called by the subject. */
  private String name(Claims claims, String subject) {
    String name = claims.text(names.name());
    if (name != null && storable(name, MAX_NAME)) {
      return name;
    }
    return subject.substring(0, Math.min(subject.length(), MAX_NAME));
  }

  private static String email(String email) {
    return email != null && storable(email, MAX_EMAIL) ? email : null;
  }

  /**
   * Those that the configuration names; null if it names none, since then the provider has no say.
   */
  private Set<String> roles(Set<String> theirs) {
    return roles.isEmpty() ? null : mapped(theirs);
  }

  private Set<String> mapped(Set<String> theirs) {
    return theirs.stream()
        .map(roles::get)
        .filter(Objects::nonNull)
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  private static boolean storable(String text, int max) {
    return text.length() <= max && text.codePoints().allMatch(ClaimMapping::storable);
  }

  private static boolean storable(int point) {
    return point >= ' ' && Character.getType(point) != Character.SURROGATE;
  }
}
