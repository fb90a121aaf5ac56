package dev.serai.registry.internal.shell;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;

/** A command that takes one entry from some states to another one. */
abstract class EntryMove extends EntryCommand {
  @Argument(
      name = "entry",
      description = "The entry's alias, name or id; @VERSION behind it for another than the newest",
      required = true)
  @Completion(EntryCompleter.class)
  private String entry;

  @Option(name = "--dry-run", description = "Say what it would mean, and change nothing")
  private boolean dryRun;

  /** From where. */
  abstract Set<State> from();

  /** What becomes of it. */
  abstract EntryRecord moved(Desk desk, EntryRecord before) throws CommandFailure;

  @Override
  final void run(Desk desk, PrintStream out) throws CommandFailure {
    Versioned<EntryRecord> there = EntryName.of(entry).find(desk);
    EntryRecord before = there.value();
    requireFrom(before);
    EntryRecord wanted = moved(desk, before);
    Told told =
        new Told(
            desk,
            desk.installed()
                .consequences(
                    desk.actor(),
                    desk.catalog().tried(desk.actor(), before.id(), found -> wanted)));
    if (dryRun) {
      told.table(out);
      return;
    }
    EntryRecord after =
        desk.catalog().entries().update(desk.actor(), wanted, there.version()).value();
    out.println(Text.entry(after) + " is " + States.word(after.state()) + " now.");
    told.lines(out);
  }

  private void requireFrom(EntryRecord before) throws CommandFailure {
    if (!from().contains(before.state())) {
      throw new CommandFailure(
          Text.entry(before)
              + " is "
              + States.word(before.state())
              + ", and this is for entries that are "
              + from().stream().sorted().map(States::word).collect(Collectors.joining(" or "))
              + ". Name another version behind @, if there is one.");
    }
  }

  /** The same in another state, with a note unless that is null. */
  static EntryRecord in(State state, EntryRecord before, String note) {
    return new EntryRecord(
        before.id(),
        before.name(),
        before.version(),
        before.alias(),
        before.scope(),
        before.shared(),
        state,
        before.document(),
        before.origin(),
        note == null ? before.note() : note);
  }
}
