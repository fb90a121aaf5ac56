package dev.serai.store.internal.backup;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.store.internal.schema.SchemaVersion;
import dev.serai.store.internal.seal.SealedKeys;
import dev.serai.store.internal.sql.FenceFloor;
import dev.serai.store.internal.sql.OpenDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Writes all that a database holds into one file, as it is at one moment, while it is in use. What
 * is sealed stays sealed.
 */
public final class Backup {
  private final OpenDatabase database;
  private final String serai;

  /**
   * Backups of a database.
   *
   * @param serai the version of Serai
   */
  public Backup(OpenDatabase database, String serai) {
    this.database = database;
    this.serai = serai;
  }

  /**
   * Takes one; blocks.
   *
   * @param file where it shall be; it appears when it is whole
   * @param replace whether a file of that name may be replaced
   * @param progress hears how many rows were written so far
   * @throws SeraiException {@code BACKUP_NOT_WRITTEN}, {@code STORE_UNAVAILABLE}, or {@code
   *     STORE_NEWER} if another replica has brought the database forward; nothing is left then
   */
  public BackupSummary write(Path file, boolean replace, LongConsumer progress) {
    String product = database.product();
    try (NewFile target = NewFile.at(file, replace)) {
      Written written =
          database.snapshot(transaction -> write(transaction.handle(), target, product, progress));
      return new BackupSummary(written.taken(), product, written.rows(), target.finish());
    } catch (IOException e) {
      throw notWritten(e);
    } catch (UncheckedIOException e) {
      throw notWritten(e.getCause());
    }
  }

  private Written write(Handle handle, NewFile target, String product, LongConsumer progress) {
    BackupHeader header = header(handle, product);
    try (BackupOutput out = new BackupOutput(target.open(), header)) {
      long rows = 0;
      for (StoredTable table : StoredTable.ALL) {
        rows = write(new TablePages(handle, table), table, out, rows, progress);
      }
      return new Written(header.taken(), out.end());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long write(
      TablePages pages, StoredTable table, BackupOutput out, long before, LongConsumer progress)
      throws IOException {
    long sum = before;
    out.begin(new BackupLine.Begin(table.name(), pages.names()));
    for (List<List<Object>> page = pages.next(); !page.isEmpty(); page = pages.next()) {
      for (List<Object> row : page) {
        out.row(row);
      }
      sum += page.size();
      progress.accept(sum);
    }
    return sum;
  }

  private BackupHeader header(Handle handle, String product) {
    SchemaVersion version = SchemaVersion.in(handle);
    version.refuseNewer("The database");
    return new BackupHeader(
        BackupHeader.FORMAT,
        version.number(),
        product,
        serai,
        Instant.now().toString(),
        new FenceFloor(handle).highest(),
        SealedKeys.in(handle));
  }

  private static SeraiException notWritten(IOException error) {
    return new SeraiException(
        ErrorCode.BACKUP_NOT_WRITTEN,
        "The backup was not written. " + FileErrors.reason(error),
        error);
  }

  private record Written(String taken, Map<String, Long> rows) {}
}
