package dev.serai.registry.internal.shell;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:entry-delete}. */
@Service
@Command(
    scope = "serai",
    name = "entry-delete",
    description = "Removes an entry that was never used; of another one a tombstone stays.")
public final class EntryDelete extends EntryCommand {
  @Argument(
      name = "entry",
      description = "The entry's alias, name or id; @VERSION behind it for another than the newest",
      required = true)
  @Completion(EntryCompleter.class)
  private String entry;

  @Option(name = "--dry-run", description = "Say what it would mean, and change nothing")
  private boolean dryRun;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    Versioned<EntryRecord> there = EntryName.of(entry).find(desk);
    EntryRecord found = there.value();
    Told told =
        new Told(
            desk,
            desk.installed()
                .consequences(desk.actor(), desk.catalog().triedRemoval(desk.actor(), found.id())));
    if (dryRun) {
      told.table(out);
      return;
    }
    desk.catalog().entries().delete(desk.actor(), found.id(), there.version());
    boolean unused = found.state() == State.DRAFT || found.state() == State.PENDING;
    out.println(
        unused
            ? "Removed " + Text.entry(found) + "."
            : Text.entry(found) + " is deleted now; serai:entry-restore brings it back.");
    told.lines(out);
  }
}
