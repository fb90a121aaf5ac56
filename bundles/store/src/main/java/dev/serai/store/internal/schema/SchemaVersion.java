package dev.serai.store.internal.schema;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import org.jdbi.v3.core.Handle;

/**
 * How far a schema was brought.
 *
 * @param number of the last migration
 */
public record SchemaVersion(int number) {
  /** What this version of Serai makes. */
  public static final SchemaVersion LATEST = new SchemaVersion(Scripts.ALL.latest());

  /** That of a database. */
  public static SchemaVersion in(Handle handle) {
    return new SchemaVersion(
        handle
            .createQuery(
                "select max(cast(\"version\" as integer)) from \"flyway_schema_history\""
                    + " where \"success\" and \"version\" is not null")
            .mapTo(Integer.class)
            .one());
  }

  /**
   * Refuses what a later version of Serai made.
   *
   * @param what has this schema, the begin of a sentence
   * @throws SeraiException {@code STORE_NEWER}
   */
  public void refuseNewer(String what) {
    if (number > LATEST.number()) {
      throw new SeraiException(
          ErrorCode.STORE_NEWER,
          what + " has schema " + number + ", which a later version of Serai made.");
    }
  }
}
