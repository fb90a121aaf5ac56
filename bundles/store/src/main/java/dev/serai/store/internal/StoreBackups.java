package dev.serai.store.internal;

import dev.serai.store.internal.backup.BackupSummary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.LongConsumer;

/** Copies of all that the store holds. */
public interface StoreBackups {
  /**
   * Writes all that the store holds into a file, as it is at one moment; blocks, while the store
   * goes on.
   *
   * @param file where it shall be; it appears when it is whole
   * @param replace whether a file of that name may be replaced
   * @param progress hears how many rows were written so far
   * @return what is in it
   * @throws dev.serai.core.error.SeraiException {@code BACKUP_NOT_WRITTEN} or {@code
   *     STORE_UNAVAILABLE}; nothing is left then
   */
  BackupSummary backup(Path file, boolean replace, LongConsumer progress);

  /**
   * Puts the contents of a backup in the place of all that the store holds; blocks. Others wait
   * meanwhile, as for a database that is just opening.
   *
   * @param file the backup
   * @param agreed is asked, with what the backup holds and how many rows go, before a store that is
   *     not empty is replaced
   * @param progress hears how many rows were written so far
   * @return what was restored, or empty if that was not agreed to
   * @throws dev.serai.core.error.SeraiException {@code BACKUP_UNREADABLE}, {@code STORE_KEY},
   *     {@code STORE_NEWER} or {@code STORE_UNAVAILABLE}; the store holds what it did then
   */
  Optional<BackupSummary> restore(
      Path file, BiPredicate<BackupSummary, Long> agreed, LongConsumer progress);
}
