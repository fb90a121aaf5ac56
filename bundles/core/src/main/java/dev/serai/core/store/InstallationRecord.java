package dev.serai.core.store;

import java.util.Map;

/**
 * An entry at a version, set up for an owner.
 *
 * @param id opaque, 1 to 200 characters
 * @param entryName the entry's name, 1 to 200 characters
 * @param alias the entry's alias, which tells it from those of other owners with its name
 * @param entryVersion its version, 1 to 255 characters
 * @param owner to whom it belongs
 * @param name tells an owner's installations of one entry apart; 1 to 200 characters, unique with
 *     entry name and owner
 * @param values configuration by input name, at most 1,000, each of at most 65,536 characters
 * @param credentials references by input name, likewise
 * @param enabled whether it may be used
 */
public record InstallationRecord(
    String id,
    String entryName,
    String alias,
    String entryVersion,
    OwnerRef owner,
    String name,
    Map<String, String> values,
    Map<String, String> credentials,
    boolean enabled)
    implements Keyed {

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public InstallationRecord {
    FieldRules.key(id);
    FieldRules.name("entryName", entryName);
    FieldRules.alias(alias);
    FieldRules.text("entryVersion", entryVersion, FieldRules.MAX_VERSION);
    FieldRules.present("owner", owner);
    FieldRules.name("name", name);
    values = FieldRules.values("values", values);
    credentials = FieldRules.values("credentials", credentials);
  }

  /** The same with other values and references. */
  public InstallationRecord with(
      Map<String, String> otherValues, Map<String, String> otherCredentials) {
    return new InstallationRecord(
        id, entryName, alias, entryVersion, owner, name, otherValues, otherCredentials, enabled);
  }

  @Override
  public String key() {
    return id;
  }

  /** Without values and references: people put secrets into both. */
  @Override
  public String toString() {
    return "InstallationRecord["
        + id
        + ", "
        + entryName
        + " "
        + entryVersion
        + ", "
        + owner
        + ", "
        + name
        + "]";
  }
}
