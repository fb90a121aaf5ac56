package dev.serai.store.internal.seal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * The data keys of a database as they stand there: sealed under the master key.
 *
 * @param check tells the master key from others
 * @param dataKeys in the order of their numbers
 */
public record SealedKeys(String check, List<DataKey> dataKeys) {
  /** Every part is there. */
  public SealedKeys {
    Objects.requireNonNull(check, "check");
    dataKeys = List.copyOf(dataKeys);
  }

  /**
   * One of them.
   *
   * @param id its number
   * @param sealed the key
   * @param madeMillis when it was made, in milliseconds since 1970
   */
  public record DataKey(int id, String sealed, long madeMillis) {
    /** Every part is there. */
    public DataKey {
      Objects.requireNonNull(sealed, "sealed");
    }

    Instant made() {
      return Instant.ofEpochMilli(madeMillis);
    }
  }

  /** Those of a database that was opened before. */
  public static SealedKeys in(Handle handle) {
    KeyRows rows = new KeyRows(handle);
    return new SealedKeys(rows.check().orElseThrow(), rows.all());
  }
}
