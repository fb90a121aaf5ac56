package dev.serai.core.store;

import java.util.Map;

/**
 * An entry at a version, set up for an owner.
 *
 * @param id opaque, 1 to 200 characters
 * @param entryName the entry's name, 1 to 200 characters
 * @param alias its name among servers: that of the entry, which tells it from those of other owners
 *     with its name; for a further installation of the same owner another
 * @param entryVersion its version, 1 to 255 characters
 * @param owner to whom it belongs
 * @param name tells an owner's installations of one entry apart; 1 to 200 characters, unique with
 *     entry name and owner
 * @param values configuration by input name, at most 1,000, each of at most 65,536 characters
 * @param credentials references by input name, likewise
 * @param enabled whether it may be used
 * @param earlier what it was before its last change of version, or null
 * @param uninstalled whether it is only remembered: what names it finds it again when its entry is
 *     installed anew
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
    boolean enabled,
    Earlier earlier,
    boolean uninstalled)
    implements Keyed {

  /**
   * An installation at another version of its entry.
   *
   * @param entryVersion 1 to 255 characters
   * @param values as they were, within the same limits
   * @param credentials references as they were, likewise
   */
  public record Earlier(
      String entryVersion, Map<String, String> values, Map<String, String> credentials) {
    /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
    public Earlier {
      FieldRules.text("earlier.entryVersion", entryVersion, FieldRules.MAX_VERSION);
      values = FieldRules.values("earlier.values", values);
      credentials = FieldRules.values("earlier.credentials", credentials);
    }

    /** Without values and references: people put secrets into both. */
    @Override
    public String toString() {
      return "Earlier[" + entryVersion + "]";
    }
  }

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

  /** One that is installed and had no other version. */
  public InstallationRecord(
      String id,
      String entryName,
      String alias,
      String entryVersion,
      OwnerRef owner,
      String name,
      Map<String, String> values,
      Map<String, String> credentials,
      boolean enabled) {
    this(
        id, entryName, alias, entryVersion, owner, name, values, credentials, enabled, null, false);
  }

  /** The same with other values and references. */
  public InstallationRecord with(
      Map<String, String> otherValues, Map<String, String> otherCredentials) {
    return new InstallationRecord(
        id,
        entryName,
        alias,
        entryVersion,
        owner,
        name,
        otherValues,
        otherCredentials,
        enabled,
        earlier,
        uninstalled);
  }

  /** The same, in use or not. */
  public InstallationRecord enabled(boolean now) {
    return new InstallationRecord(
        id,
        entryName,
        alias,
        entryVersion,
        owner,
        name,
        values,
        credentials,
        now,
        earlier,
        uninstalled);
  }

  /** The same at a version, which remembers the one before where that was another. */
  public InstallationRecord at(String version) {
    Earlier before =
        version.equals(entryVersion) ? earlier : new Earlier(entryVersion, values, credentials);
    return new InstallationRecord(
        id,
        entryName,
        alias,
        version,
        owner,
        name,
        values,
        credentials,
        enabled,
        before,
        uninstalled);
  }

  /** What is remembered of it when it is uninstalled: all but secrets and earlier versions. */
  public InstallationRecord remembered() {
    return new InstallationRecord(
        id, entryName, alias, entryVersion, owner, name, values, Map.of(), enabled, null, true);
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
