package dev.serai.store.internal.shell;

import dev.serai.core.error.SeraiException;
import dev.serai.store.internal.StoreBackups;
import dev.serai.store.internal.backup.BackupSummary;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Writes all that the store holds into a file. */
@Service
@Command(
    scope = "serai",
    name = "store-backup",
    description =
        "Writes all that the store holds into a file, while it is in use."
            + " Secrets stay sealed: keep the master key, which is not in it, at another place.")
public final class StoreBackupCommand implements Action {
  @Reference private StoreBackups backups;

  @Argument(
      name = "file",
      required = true,
      description = "Where it shall be, for instance /backups/serai-monday.json.gz")
  @Completion(FilePathCompleter.class)
  private String file;

  @Option(name = "--force", description = "Replace a file of that name")
  private boolean force;

  @Override
  public Object execute() {
    Path path = BackupText.path(file);
    try {
      BackupSummary summary = backups.backup(path, force, new RowProgress(System.out));
      System.out.println(BackupText.contents(summary));
      System.out.printf("The backup is in %s (%,d bytes).%n", path, summary.bytes());
    } catch (SeraiException e) {
      throw CommandFailure.of(e);
    }
    return null;
  }
}
