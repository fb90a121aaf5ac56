package dev.serai.core.store;

import java.util.List;

/**
 * Which tools of an entry a gateway offers, and whose installation serves them.
 *
 * @param id opaque, 1 to 200 characters
 * @param gateway the gateway's name
 * @param entryName the entry's name
 * @param tools names of tools, {@code *} stands for any characters; at most 1,000
 * @param mode who chooses the installation
 * @param installation the chosen one's id; null with {@link Mode#CALL_TIME}
 */
public record BindingRecord(
    String id, String gateway, String entryName, List<String> tools, Mode mode, String installation)
    implements Keyed {

  /** Who chooses the installation. */
  public enum Mode {
    /** The binding names it. */
    STATIC,
    /** It is found for each caller. */
    CALL_TIME
  }

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public BindingRecord {
    FieldRules.key(id);
    FieldRules.name("gateway", gateway);
    FieldRules.name("entryName", entryName);
    tools = FieldRules.names("tools", tools);
    FieldRules.present("mode", mode);
    FieldRules.optional("installation", installation, FieldRules.MAX_NAME);
    if ((mode == Mode.STATIC) != (installation != null)) {
      throw FieldRules.refused("installation must be named with mode STATIC, and only then.");
    }
  }

  @Override
  public String key() {
    return id;
  }
}
