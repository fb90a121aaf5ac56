package dev.serai.core.store;

/**
 * To whom something belongs.
 *
 * @param kind what the owner is
 * @param id the owner's id, 1 to 200 characters; the organization's is {@value #ORGANIZATION_ID},
 *     and may be null
 */
public record OwnerRef(Kind kind, String id) {
  /** The id of the one organization. */
  public static final String ORGANIZATION_ID = "organization";

  /** The one organization. */
  public static final OwnerRef ORGANIZATION = new OwnerRef(Kind.ORGANIZATION, ORGANIZATION_ID);

  /** What owns. */
  public enum Kind {
    /** A person. */
    USER,
    /** A team of users. */
    TEAM,
    /** Everybody here. */
    ORGANIZATION
  }

  /** Refuses missing parts, and another id for the organization, with {@code INVALID_VALUE}. */
  public OwnerRef {
    FieldRules.present("owner.kind", kind);
    id = kind == Kind.ORGANIZATION && id == null ? ORGANIZATION_ID : id;
    FieldRules.name("owner.id", id);
    if (kind == Kind.ORGANIZATION && !id.equals(ORGANIZATION_ID)) {
      throw FieldRules.refused("owner.id of the organization must be " + ORGANIZATION_ID + ".");
    }
  }

  /** For instance {@code TEAM:blue}. */
  @Override
  public String toString() {
    return kind + ":" + id;
  }
}
