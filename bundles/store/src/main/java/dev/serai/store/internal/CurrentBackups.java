package dev.serai.store.internal;

import dev.serai.store.internal.backup.Backup;
import dev.serai.store.internal.backup.BackupSummary;
import dev.serai.store.internal.backup.Restore;
import dev.serai.store.internal.seal.MasterKeySource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backups of the database in use. */
final class CurrentBackups implements StoreBackups {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentBackups.class);

  private final CurrentDatabase database;
  private final MasterKeySource masterKey;
  private final String version;

  CurrentBackups(CurrentDatabase database, MasterKeySource masterKey, String version) {
    this.database = database;
    this.masterKey = masterKey;
    this.version = version;
  }

  @Override
  public BackupSummary backup(Path file, boolean replace, LongConsumer progress) {
    return database.use(open -> new Backup(open, version).write(file, replace, progress));
  }

  @Override
  public Optional<BackupSummary> restore(
      Path file, BiPredicate<BackupSummary, Long> agreed, LongConsumer progress) {
    Restore restore = new Restore(file, masterKey);
    BackupSummary summary = restore.check();
    long rows = database.use(Restore::rowsIn);
    if (rows > 0 && !agreed.test(summary, rows)) {
      return Optional.empty();
    }
    database.alone("It is being restored.", open -> restore.into(open, progress));
    LOG.info(
        "The store was replaced by its backup of {}: {} records instead of {}",
        summary.taken(),
        summary.total(),
        rows);
    return Optional.of(summary);
  }
}
