package dev.serai.store.internal.backup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.serai.store.internal.seal.SealedKeys;
import java.util.Objects;

/**
 * The first line of a backup.
 *
 * @param format {@link #FORMAT}
 * @param schema the number of the last migration of its database
 * @param database product and version
 * @param serai the version of Serai
 * @param taken when, ISO 8601
 * @param highestFence of all leases that its database had given
 * @param keys the data keys, sealed under a master key that is not here
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BackupHeader(
    String format,
    int schema,
    String database,
    String serai,
    String taken,
    long highestFence,
    SealedKeys keys) {
  static final String FORMAT = "serai-backup-1";

  BackupHeader {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(serai, "serai");
    Objects.requireNonNull(taken, "taken");
    Objects.requireNonNull(keys, "keys");
  }
}
