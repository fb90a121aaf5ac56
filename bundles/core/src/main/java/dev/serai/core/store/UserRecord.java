package dev.serai.core.store;

import java.util.List;
import java.util.Set;

/**
 * A person.
 *
 * @param id opaque, 1 to 200 characters
 * @param name what the person signs in with; 1 to 200 characters, unique
 * @param display the name that people read, at most 1,000 characters, or null
 * @param email at most 320 characters, or null
 * @param passwordHash a hash with its salt and parameters, at most 1,000 characters, or null if the
 *     person has no password here; sealed where it is stored
 * @param subject who the person is at an identity provider, or null; unique
 * @param roles names of roles, at most 1,000
 * @param teamOrder ids of teams, the one that is asked first at first; at most 1,000
 * @param disabled whether the person is kept out
 * @param mustChangePassword whether the password is one that somebody else knows: it opens nothing
 *     but its own change
 */
public record UserRecord(
    String id,
    String name,
    String display,
    String email,
    String passwordHash,
    Subject subject,
    Set<String> roles,
    List<String> teamOrder,
    boolean disabled,
    boolean mustChangePassword)
    implements Keyed {

  private static final int MAX_EMAIL = 320;

  /**
   * An identity elsewhere (OpenID Connect Core 1.0, section 2).
   *
   * @param issuer the provider's {@code iss}, 1 to 500 characters
   * @param id the provider's {@code sub}, 1 to 255 characters
   */
  public record Subject(String issuer, String id) {
    private static final int MAX_ISSUER = 500;
    private static final int MAX_SUB = 255;

    /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
    public Subject {
      FieldRules.text("subject.issuer", issuer, MAX_ISSUER);
      FieldRules.text("subject.id", id, MAX_SUB);
    }
  }

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public UserRecord {
    FieldRules.key(id);
    FieldRules.name("name", name);
    FieldRules.optional("display", display, FieldRules.MAX_LINE);
    FieldRules.optional("email", email, MAX_EMAIL);
    FieldRules.optional("passwordHash", passwordHash, FieldRules.MAX_LINE);
    roles = Set.copyOf(FieldRules.names("roles", roles));
    teamOrder = FieldRules.names("teamOrder", teamOrder);
  }

  /** A person who may keep the password. */
  public UserRecord(
      String id,
      String name,
      String display,
      String email,
      String passwordHash,
      Subject subject,
      Set<String> roles,
      List<String> teamOrder,
      boolean disabled) {
    this(id, name, display, email, passwordHash, subject, roles, teamOrder, disabled, false);
  }

  @Override
  public String key() {
    return id;
  }

  /** Without the password's hash. */
  @Override
  public String toString() {
    return "UserRecord[" + id + ", " + name + "]";
  }
}
