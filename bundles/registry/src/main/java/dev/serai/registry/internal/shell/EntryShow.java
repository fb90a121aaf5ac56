package dev.serai.registry.internal.shell;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.document.DocumentFacts;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:entry-show}. */
@Service
@Command(
    scope = "serai",
    name = "entry-show",
    description = "Shows one entry and its document, without secrets.")
public final class EntryShow extends EntryCommand {
  @Argument(
      name = "entry",
      description = "The entry's alias, name or id; @VERSION behind it for another than the newest",
      required = true)
  @Completion(EntryCompleter.class)
  private String entry;

  @Option(name = "--no-format", description = "Print without borders")
  private boolean noFormat;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    Versioned<EntryRecord> there = EntryName.of(entry).find(desk);
    EntryRecord found = there.value();
    DocumentFacts facts = DocumentFacts.read(found.document());
    Grid sheet = Grid.sheet();
    sheet
        .row("Id", found.id())
        .row("Name", found.name())
        .row("Version", found.version())
        .row("Alias", found.alias())
        .row("Title", facts.title())
        .row("Description", facts.description())
        .row("State", States.word(found.state()))
        .row("Owner", new Owners(desk).told(found.scope()))
        .row("Changed by the team", found.shared())
        .row("Origin", found.origin())
        .row("Note", found.note())
        .row("Created", Text.time(there.created()))
        .row("Changed", Text.time(there.updated()));
    Examination.rows(sheet, desk.catalog().examine(desk.actor(), found.id()));
    sheet.print(out, !noFormat);
    out.println(Documents.shown(found));
  }
}
