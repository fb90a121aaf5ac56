package dev.serai.store.internal.shell;

import dev.serai.core.error.SeraiException;
import dev.serai.store.internal.StoreBackups;
import dev.serai.store.internal.backup.BackupSummary;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** Replaces all that the store holds by a backup. */
@Service
@Command(
    scope = "serai",
    name = "store-restore",
    description =
        "Replaces all that the store holds by what is in a backup, all or nothing."
            + " The master key has to be the one of the backup.")
public final class StoreRestoreCommand implements Action {
  @Reference private StoreBackups backups;
  @Reference private Session session;

  @Argument(name = "file", required = true, description = "A file that serai:store-backup wrote")
  @Completion(FilePathCompleter.class)
  private String file;

  @Option(name = "--yes", description = "Do not ask before the present contents are replaced")
  private boolean yes;

  @Override
  public Object execute() {
    try {
      Optional<BackupSummary> restored =
          backups.restore(
              BackupText.path(file),
              (summary, rows) -> yes || agreed(summary, rows),
              new RowProgress(System.out));
      System.out.println(restored.map(StoreRestoreCommand::text).orElse("Nothing was changed."));
    } catch (SeraiException e) {
      throw CommandFailure.of(e);
    }
    return null;
  }

  private boolean agreed(BackupSummary summary, long rows) {
    System.out.println(BackupText.contents(summary));
    return new Question(prompt -> session.readLine(prompt, null))
        .agreed(
            String.format(
                "The backup of %s replaces the %,d records of the store.", summary.taken(), rows));
  }

  private static String text(BackupSummary summary) {
    return String.format(
        "%s%nThe store holds the backup of %s now.", BackupText.contents(summary), summary.taken());
  }
}
