package dev.serai.store.internal.shell;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.store.internal.backup.BackupSummary;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What the commands for backups read and say. */
final class BackupText {
  private BackupText() {}

  static Path path(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw CommandFailure.of(
          new SeraiException(ErrorCode.INVALID_VALUE, "That is no path of a file.", e));
    }
  }

  /** A line for each table that has records, and the sum. */
  static String contents(BackupSummary summary) {
    String tables =
        summary.rows().entrySet().stream()
            .filter(table -> table.getValue() > 0)
            .map(table -> String.format("  %-16s %,12d%n", table.getKey(), table.getValue()))
            .collect(Collectors.joining());
    return tables + String.format("  %-16s %,12d", "all", summary.total());
  }
}
