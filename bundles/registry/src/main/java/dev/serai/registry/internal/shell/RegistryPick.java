package dev.serai.registry.internal.shell;

import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.OtherRegistries;
import dev.serai.core.store.EntryRecord.State;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:registry-pick}. */
@Service
@Command(
    scope = "serai",
    name = "registry-pick",
    description = "Makes an entry of a server of another registry.")
public final class RegistryPick extends RegistryCommand {
  @Argument(index = 0, name = "registry", description = "The registry's name", required = true)
  @Completion(RegistryCompleter.class)
  private String registry;

  @Argument(
      index = 1,
      name = "server",
      description = "The server's name there; @VERSION behind it for another than the latest",
      required = true)
  private String server;

  @Option(name = "--owner", description = "For whom it is: organization, team:NAME or user:NAME")
  @Completion(OwnerCompleter.class)
  private String owner = "organization";

  @Option(name = "--draft", description = "Leave it a draft that nobody can use")
  private boolean draft;

  @Option(name = "--dry-run", description = "Say what would come of it, and change nothing")
  private boolean dryRun;

  @Override
  void run(Desk desk, OtherRegistries registries, PrintStream out) throws CommandFailure {
    EntryName wanted = EntryName.of(server);
    ImportOptions options =
        new ImportOptions(new Owners(desk).read(owner), draft ? State.DRAFT : State.ACTIVE, dryRun);
    ImportOutcome outcome =
        registries.pick(desk.actor(), registry, wanted.name(), wanted.version(), options);
    new Outcomes(out, dryRun).print(outcome);
    if (outcome instanceof ImportOutcome.Refused) {
      throw new CommandFailure("The server was not picked. Its registry has to mend what is told.");
    }
  }
}
