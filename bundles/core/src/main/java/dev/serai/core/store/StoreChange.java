package dev.serai.core.store;

import java.util.Objects;

/**
 * What changed in the store.
 *
 * @param concern which kind of record, as the concern's interface names it
 * @param key which record; empty for {@link Kind#ANYTHING}
 * @param kind what happened to it
 */
public record StoreChange(String concern, String key, Kind kind) {

  /** What happened. */
  public enum Kind {
    /** The record is new or has new contents. */
    SAVED,
    /** The record is gone. */
    DELETED,
    /** Changes may have been missed: read the whole concern again. */
    ANYTHING
  }

  /** Every part is there. */
  public StoreChange {
    Objects.requireNonNull(concern, "concern");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(kind, "kind");
  }

  /** A record is new or has new contents. */
  public static StoreChange saved(String concern, String key) {
    return new StoreChange(concern, key, Kind.SAVED);
  }

  /** A record is gone. */
  public static StoreChange deleted(String concern, String key) {
    return new StoreChange(concern, key, Kind.DELETED);
  }

  /** Changes of a concern may have been missed. */
  public static StoreChange anything(String concern) {
    return new StoreChange(concern, "", Kind.ANYTHING);
  }
}
