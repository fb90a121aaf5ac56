package dev.serai.core.store;

import java.time.Instant;

/**
 * What somebody asked for who does not install it themselves: an entry, set up for an owner.
 *
 * @param id opaque, 1 to 200 characters
 * @param entryName the entry's name, 1 to 200 characters
 * @param alias the entry's alias, which tells it from those of other owners with its name
 * @param entryVersion the version that is asked for, 1 to 255 characters, or null for the newest
 *     that there is when it is installed
 * @param owner for whom it is to be installed
 * @param askedBy the reference of the principal who asked, 1 to 300 characters
 * @param reason why, 1 to 1,000 characters
 * @param state how far it is
 * @param note what whoever decided said to it, 1 to 1,000 characters, or null
 * @param installation the id of what was installed; only of what was granted, and null otherwise
 * @param decided when it was decided or withdrawn; null while it is pending
 */
public record InstallationRequestRecord(
    String id,
    String entryName,
    String alias,
    String entryVersion,
    OwnerRef owner,
    String askedBy,
    String reason,
    State state,
    String note,
    String installation,
    Instant decided)
    implements Keyed {
  private static final int MAX_ASKED_BY = 300;

  /** How far a request is. */
  public enum State {
    /** It waits for somebody who may install it. */
    PENDING,
    /** It was installed. */
    GRANTED,
    /** Somebody who may install it has said no. */
    REFUSED,
    /** Whoever asked does not want it any more. */
    WITHDRAWN
  }

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public InstallationRequestRecord {
    FieldRules.key(id);
    FieldRules.name("entryName", entryName);
    FieldRules.alias(alias);
    FieldRules.optional("entryVersion", entryVersion, FieldRules.MAX_VERSION);
    FieldRules.present("owner", owner);
    FieldRules.text("askedBy", askedBy, MAX_ASKED_BY);
    FieldRules.text("reason", reason, FieldRules.MAX_LINE);
    FieldRules.present("state", state);
    FieldRules.optional("note", note, FieldRules.MAX_LINE);
    FieldRules.optional("installation", installation, Keyed.MAX_KEY);
    if ((state == State.PENDING) != (decided == null)) {
      throw FieldRules.refused("decided must be there once it is not PENDING any more.");
    }
    if ((state == State.GRANTED) != (installation != null)) {
      throw FieldRules.refused("installation must be there where it is GRANTED, and only there.");
    }
  }

  /** The same, granted by an installation. */
  public InstallationRequestRecord granted(String installed, String why, Instant when) {
    return settled(State.GRANTED, why, installed, when);
  }

  /** The same, refused with a note. */
  public InstallationRequestRecord refused(String why, Instant when) {
    return settled(State.REFUSED, why, null, when);
  }

  /** The same, withdrawn. */
  public InstallationRequestRecord withdrawn(Instant when) {
    return settled(State.WITHDRAWN, null, null, when);
  }

  @Override
  public String key() {
    return id;
  }

  /** Without reason and note. */
  @Override
  public String toString() {
    return "InstallationRequestRecord["
        + id
        + ", "
        + entryName
        + " for "
        + owner
        + " by "
        + askedBy
        + ", "
        + state
        + "]";
  }

  private InstallationRequestRecord settled(State how, String why, String installed, Instant when) {
    return new InstallationRequestRecord(
        id, entryName, alias, entryVersion, owner, askedBy, reason, how, why, installed, when);
  }
}
