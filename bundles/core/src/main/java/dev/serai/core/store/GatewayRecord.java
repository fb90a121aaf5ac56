package dev.serai.core.store;

import java.util.Set;

/**
 * A named endpoint.
 *
 * @param name its name, which is its key: 1 to 200 characters
 * @param title what people read, at most 1,000 characters, or null
 * @param audience who may use it, at most 1,000 owners
 * @param exposure how it shows its tools
 * @param auto whether it binds what its audience may use without being told
 */
public record GatewayRecord(
    String name, String title, Set<OwnerRef> audience, Exposure exposure, boolean auto)
    implements Keyed {

  /** How tools are shown. */
  public enum Exposure {
    /** Each tool is listed. */
    FULL,
    /** Tools are found by a search. */
    SEARCH
  }

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public GatewayRecord {
    FieldRules.name("name", name);
    FieldRules.optional("title", title, FieldRules.MAX_LINE);
    FieldRules.items("audience", audience);
    FieldRules.present("exposure", exposure);
    audience.forEach(owner -> FieldRules.present("audience", owner));
    audience = Set.copyOf(audience);
  }

  @Override
  public String key() {
    return name;
  }
}
