package dev.serai.registry.internal.shell;

import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.store.EntryRecord.State;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:entry-import}. */
@Service
@Command(
    scope = "serai",
    name = "entry-import",
    description =
        "Makes entries of a server.json, or of the servers of a client's configuration, from a file"
            + " or URL.")
public final class EntryImport extends EntryCommand {
  private static final Pattern URL = Pattern.compile("(?i)https?://");

  @Argument(
      name = "file",
      description =
          "A server.json, or a client's file with mcpServers: a path on the machine that runs Serai,"
              + " or an https URL",
      required = true)
  @Completion(FilePathCompleter.class)
  private String file;

  @Option(name = "--owner", description = "For whom they are: organization, team:NAME or user:NAME")
  @Completion(OwnerCompleter.class)
  private String owner = "organization";

  @Option(name = "--draft", description = "Leave them drafts that nobody can use")
  private boolean draft;

  @Option(name = "--dry-run", description = "Say what would come of it, and change nothing")
  private boolean dryRun;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    ImportOptions options =
        new ImportOptions(new Owners(desk).read(owner), draft ? State.DRAFT : State.ACTIVE, dryRun);
    List<ImportOutcome> outcomes = outcomes(desk, options);
    outcomes.forEach(new Outcomes(out, dryRun)::print);
    long refused = outcomes.stream().filter(ImportOutcome.Refused.class::isInstance).count();
    if (refused > 0) {
      throw new CommandFailure(
          refused + " of " + outcomes.size() + " servers refused. Mend them and import again.");
    }
  }

  private List<ImportOutcome> outcomes(Desk desk, ImportOptions options) throws CommandFailure {
    if (URL.matcher(file).lookingAt()) {
      return desk.catalog().importFrom(desk.actor(), file, options);
    }
    DocumentSource source = DocumentSource.of(file);
    return desk.catalog().importAll(desk.actor(), source.bytes(), source.origin(), options);
  }
}
