package dev.serai.store.internal;

import dev.serai.store.internal.seal.GivenMasterKey;
import dev.serai.store.internal.seal.MasterKeyFile;
import dev.serai.store.internal.seal.MasterKeySource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the settings say.
 *
 * @param masterKey where the master key is
 * @param queryLimit how long a statement may take
 * @param openLimit how long a caller waits for a store that is just opening
 */
record StoreSettings(MasterKeySource masterKey, Duration queryLimit, Duration openLimit) {
  private static final Logger LOG = LoggerFactory.getLogger(StoreSettings.class);

  static final String KEY_VARIABLE = "SERAI_MASTER_KEY";

  StoreSettings {
    Objects.requireNonNull(masterKey, "masterKey");
    if (queryLimit.toSeconds() < 1) {
      throw new IllegalArgumentException("query-seconds must be 1 or more");
    }
    if (openLimit.isNegative()) {
      throw new IllegalArgumentException("wait-millis must be 0 or more");
    }
  }

  /**
   * Reads them.
   *
   * @param config as configured
   * @param environment of the process
   * @param data Karaf's data folder
   */
  static StoreSettings of(StoreConfig config, Map<String, String> environment, Path data) {
    return new StoreSettings(
        masterKey(config.master$_$key$_$file(), environment.get(KEY_VARIABLE), data),
        Duration.ofSeconds(atLeast(1, "query-seconds", config.query$_$seconds())),
        Duration.ofMillis(atLeast(0, "wait-millis", config.wait$_$millis())));
  }

  /** A store with another limit is better than none. */
  private static long atLeast(long least, String setting, long value) {
    if (value < least) {
      LOG.error(
          "{} in etc/dev.serai.store.cfg is {}; it has to be {} or more, and {} is used.",
          setting,
          value,
          least,
          least);
    }
    return Math.max(least, value);
  }

  private static MasterKeySource masterKey(String file, String given, Path data) {
    if (given != null && !given.isBlank()) {
      return new GivenMasterKey(KEY_VARIABLE, given);
    }
    return file.isBlank()
        ? new MasterKeyFile(data.resolve("serai/store/master.key"), true)
        : new MasterKeyFile(Path.of(file), false);
  }
}
