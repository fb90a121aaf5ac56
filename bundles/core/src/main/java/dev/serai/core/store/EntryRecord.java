package dev.serai.core.store;

import dev.serai.core.registry.Alias;

/**
 * A catalog entry at one version.
 *
 * @param id opaque, 1 to 200 characters
 * @param name the server's name, 1 to 200 characters, as the MCP registry limits it
 * @param version 1 to 255 characters, as the MCP registry limits it
 * @param alias see {@link Alias}
 * @param scope for whom it is; with name and version it is unique
 * @param shared whether all of the team that it is for may change it, not its administrators alone
 * @param state how far it is
 * @param document the {@code server.json} as it came, JSON text of 1 to 1,048,576 characters
 * @param origin where it came from, 1 to 1,000 characters
 * @param note what people should know, at most 1,000 characters, or null
 */
public record EntryRecord(
    String id,
    String name,
    String version,
    String alias,
    OwnerRef scope,
    boolean shared,
    State state,
    String document,
    String origin,
    String note)
    implements Keyed {

  /** The longest document, in characters. */
  public static final int MAX_DOCUMENT = FieldRules.MAX_DOCUMENT;

  /** The way of an entry. */
  public enum State {
    /** Somebody still writes it. */
    DRAFT,
    /** It waits for approval. */
    PENDING,
    /** It may be used. */
    ACTIVE,
    /** It may be used, and should not be chosen any more. */
    DEPRECATED,
    /** It may not be used, and is kept for those who ask what it was. */
    DELETED
  }

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public EntryRecord {
    FieldRules.key(id);
    FieldRules.name("name", name);
    FieldRules.text("version", version, FieldRules.MAX_VERSION);
    FieldRules.alias(alias);
    FieldRules.present("scope", scope);
    FieldRules.present("state", state);
    FieldRules.text("document", document, MAX_DOCUMENT);
    FieldRules.text("origin", origin, FieldRules.MAX_LINE);
    FieldRules.optional("note", note, FieldRules.MAX_LINE);
  }

  /** The same in another state. */
  public EntryRecord in(State other) {
    return new EntryRecord(id, name, version, alias, scope, shared, other, document, origin, note);
  }

  /** The same with another document. */
  public EntryRecord with(String other) {
    return new EntryRecord(id, name, version, alias, scope, shared, state, other, origin, note);
  }

  /** The same for somebody else. */
  public EntryRecord of(OwnerRef other) {
    return new EntryRecord(id, name, version, alias, other, shared, state, document, origin, note);
  }

  /** The same under another alias. */
  public EntryRecord as(String other) {
    return new EntryRecord(id, name, version, other, scope, shared, state, document, origin, note);
  }

  /** The same with another note. */
  public EntryRecord noted(String other) {
    return new EntryRecord(id, name, version, alias, scope, shared, state, document, origin, other);
  }

  @Override
  public String key() {
    return id;
  }

  /** Without the document, which may hold anything. */
  @Override
  public String toString() {
    return "EntryRecord[" + id + ", " + name + " " + version + ", " + scope + ", " + state + "]";
  }
}
