package dev.serai.store.internal.backup;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.store.internal.schema.SchemaVersion;
import dev.serai.store.internal.seal.KeyTransfer;
import dev.serai.store.internal.seal.MasterKeySource;
import dev.serai.store.internal.sql.OpenDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Puts the contents of a backup in the place of what a database holds, all or nothing. */
public final class Restore {
  private final Path file;
  private final MasterKeySource source;

  /**
   * A restore.
   *
   * @param file the backup
   * @param source where the master key is that has to open its keys
   */
  public Restore(Path file, MasterKeySource source) {
    this.file = file;
    this.source = source;
  }

  /**
   * Reads the whole file and tries the master key; blocks. Changes nothing.
   *
   * @return what is in it
   * @throws SeraiException {@code BACKUP_UNREADABLE}, {@code STORE_NEWER} or {@code STORE_KEY}
   */
  public BackupSummary check() {
    return read(this::summary);
  }

  /**
   * Replaces what a database holds, in one transaction; blocks. The database has to be opened anew
   * then, since its keys are others.
   *
   * @param database nobody else may use it meanwhile, if it is a database of one replica; others
   *     wait at the locks that this takes
   * @param progress hears how many rows were written so far
   * @throws SeraiException as {@link #check} does, or {@code STORE_UNAVAILABLE}; nothing was
   *     changed then
   */
  public void into(OpenDatabase database, LongConsumer progress) {
    read(
        input -> {
          KeyTransfer keys = keysOf(input.header());
          database.transact(
              transaction -> {
                new Replacement(transaction, input).run(keys, progress);
                return null;
              });
          return null;
        });
  }

  /** How many rows go when a database is replaced; 0 if nobody has used it yet. */
  public static long rowsIn(OpenDatabase database) {
    return database.read(
        transaction ->
            StoredTable.ALL.stream()
                .filter(table -> !table.name().equals(StoredTable.AUDIT_HEAD))
                .mapToLong(table -> table.count(transaction.handle()))
                .sum());
  }

  private BackupSummary summary(BackupInput input) throws IOException {
    BackupHeader header = input.header();
    BackupLine.End end = input.skipToEnd();
    keysOf(header);
    return new BackupSummary(header.taken(), header.database(), end.rows(), Files.size(file));
  }

  private KeyTransfer keysOf(BackupHeader header) {
    new SchemaVersion(header.schema()).refuseNewer("The backup");
    return KeyTransfer.of(header.keys(), source);
  }

  private <T> T read(Reading<T> reading) {
    try (BackupInput input = new BackupInput(Files.newInputStream(file))) {
      return reading.of(input);
    } catch (IOException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    }
  }

  private SeraiException unreadable(IOException error) {
    String why = Files.isDirectory(file) ? "That is a folder." : FileErrors.reason(error);
    return new SeraiException(ErrorCode.BACKUP_UNREADABLE, why, error);
  }

  private interface Reading<T> {
    T of(BackupInput input) throws IOException;
  }
}
