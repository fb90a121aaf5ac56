package dev.serai.registry.internal.shell;

import dev.serai.core.store.EntryRecord;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:entry-export}. */
@Service
@Command(
    scope = "serai",
    name = "entry-export",
    description = "Prints the server.json of an entry without secrets, or writes it as it is.")
public final class EntryExport extends EntryCommand {
  @Argument(
      name = "entry",
      description = "The entry's alias, name or id; @VERSION behind it for another than the newest",
      required = true)
  @Completion(EntryCompleter.class)
  private String entry;

  @Argument(name = "file", description = "A new file, which only Serai's user can read", index = 1)
  @Completion(FilePathCompleter.class)
  private String file;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    EntryRecord found = EntryName.of(entry).find(desk).value();
    if (file == null) {
      out.println(Documents.shown(found));
      return;
    }
    NewFile.write(file, Documents.whole(found) + "\n");
    out.println("Wrote " + Text.entry(found) + ".");
  }
}
