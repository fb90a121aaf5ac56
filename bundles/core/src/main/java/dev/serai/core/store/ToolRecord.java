package dev.serai.core.store;

/**
 * A tool, resource, template or prompt as it was discovered, and what was decided about it.
 *
 * @param id opaque, 1 to 200 characters
 * @param entryName the entry's name, 1 to 200 characters
 * @param alias the entry's alias, which tells it from those of other owners with its name
 * @param entryVersion its version, 1 to 255 characters
 * @param installation whose deviation it is; null for the entry's baseline
 * @param kind what it is
 * @param name its name at the server, or the URI or URI template: 1 to 2,000 characters
 * @param definition as the server sent it, JSON text of 1 to 1,048,576 characters
 * @param hash of the definition, SHA-256 as 64 lower-case hexadecimal digits; zeros where there is
 *     no definition: in a mark of what was listed, and of what an installation has no more
 * @param state whether it is shown
 * @param rename the name it is shown under, at most 200 characters, or null for its own
 * @param describe the description it is shown with, at most 65,536 characters, or null for its own
 * @param note why it was decided so, at most 1,000 characters, or null
 */
public record ToolRecord(
    String id,
    String entryName,
    String alias,
    String entryVersion,
    String installation,
    Kind kind,
    String name,
    String definition,
    String hash,
    State state,
    String rename,
    String describe,
    String note)
    implements Keyed {

  /** The longest definition, in characters. */
  public static final int MAX_DEFINITION = FieldRules.MAX_DOCUMENT;

  /** The hash where there is no definition. */
  public static final String NO_HASH = "0".repeat(64);

  private static final int MAX_URI = 2_000;

  /** What was discovered. */
  public enum Kind {
    /** Of {@code tools/list}. */
    TOOL,
    /** Of {@code resources/list}. */
    RESOURCE,
    /** Of {@code resources/templates/list}. */
    TEMPLATE,
    /** Of {@code prompts/list}. */
    PROMPT,
    /** How the server introduces itself; one a server, named {@code instructions}. */
    INSTRUCTIONS
  }

  /** Whether it is shown. */
  public enum State {
    /** It is. */
    APPROVED,
    /** Not before somebody has looked at it. */
    HELD,
    /** Somebody decided that it is not. */
    HIDDEN,
    /** Somebody looked at what was held and did not approve it. */
    REJECTED,
    /** No definition: says that the baseline has this kind, though it may have nothing of it. */
    LISTED,
    /**
     * No definition: says that this kind was listed when somebody tried an entry that waits for
     * approval. What was found becomes the baseline with it.
     */
    TRIED
  }

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public ToolRecord {
    FieldRules.key(id);
    FieldRules.name("entryName", entryName);
    FieldRules.alias(alias);
    FieldRules.text("entryVersion", entryVersion, FieldRules.MAX_VERSION);
    FieldRules.optional("installation", installation, Keyed.MAX_KEY);
    FieldRules.present("kind", kind);
    FieldRules.text("name", name, MAX_URI);
    FieldRules.text("definition", definition, MAX_DEFINITION);
    FieldRules.sha256("hash", hash);
    FieldRules.present("state", state);
    FieldRules.optional("rename", rename, FieldRules.MAX_NAME);
    FieldRules.optional("describe", describe, FieldRules.MAX_VALUE);
    FieldRules.optional("note", note, FieldRules.MAX_LINE);
  }

  /** Whether it is about a definition, and no mark of which kinds were listed. */
  public boolean defines() {
    return state != State.LISTED && state != State.TRIED;
  }

  /** Whether it says that an installation has no more what the baseline has. */
  public boolean removed() {
    return installation != null && hash.equals(NO_HASH);
  }

  /** The same in another state, with a note or null. */
  public ToolRecord in(State other, String why) {
    return new ToolRecord(
        id,
        entryName,
        alias,
        entryVersion,
        installation,
        kind,
        name,
        definition,
        hash,
        other,
        rename,
        describe,
        why);
  }

  /** The same with another definition. */
  public ToolRecord with(String otherDefinition, String otherHash) {
    return new ToolRecord(
        id,
        entryName,
        alias,
        entryVersion,
        installation,
        kind,
        name,
        otherDefinition,
        otherHash,
        state,
        rename,
        describe,
        note);
  }

  /** The same shown under another name and with another description, each or null for its own. */
  public ToolRecord shown(String otherName, String otherDescription) {
    return new ToolRecord(
        id,
        entryName,
        alias,
        entryVersion,
        installation,
        kind,
        name,
        definition,
        hash,
        state,
        otherName,
        otherDescription,
        note);
  }

  @Override
  public String key() {
    return id;
  }

  /** Without the definition, which may hold anything. */
  @Override
  public String toString() {
    return "ToolRecord["
        + id
        + ", "
        + entryName
        + " "
        + entryVersion
        + ", "
        + kind
        + " "
        + name
        + ", "
        + state
        + "]";
  }
}
