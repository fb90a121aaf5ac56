package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.registry.NewInstallationRequest;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRequestRecord;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:installation-request}. */
@Service
@Command(
    scope = "serai",
    name = "installation-request",
    description = "Asks that an entry be installed, by somebody who may do that.")
public final class RequestAsk extends RequestCommand {
  @Argument(
      index = 0,
      name = "entry",
      description =
          "The entry's alias, name or id; @VERSION behind it for another than the newest one",
      required = true)
  @Completion(EntryCompleter.class)
  private String entry;

  @Argument(index = 1, name = "reason", description = "Why, in quotes", required = true)
  private String reason;

  @Option(name = "--owner", description = "For whom: organization or team:NAME")
  @Completion(OwnerCompleter.class)
  private String owner = "organization";

  @Override
  void run(Desk desk, InstallationRequests requests, PrintStream out) throws CommandFailure {
    EntryName named = EntryName.of(entry);
    EntryRecord found = named.find(desk).value();
    boolean pinned = named.version() != null || found.id().equals(entry);
    InstallationRequestRecord made =
        requests
            .ask(
                desk.actor(),
                new NewInstallationRequest(
                    found.id(),
                    pinned ? found.version() : null,
                    new Owners(desk).read(owner),
                    reason))
            .value();
    out.println(
        "Asked for " + Text.line(made.alias()) + " as " + made.id() + "; it waits for a decision.");
  }
}
