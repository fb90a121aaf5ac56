package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:installation-requests}. */
@Service
@Command(
    scope = "serai",
    name = "installation-requests",
    description = "Lists what people ask to be installed, the oldest first.")
public final class RequestList extends RequestCommand {
  private static final String USER = "user:";

  @Option(name = "--no-format", description = "Print without borders and headings")
  private boolean noFormat;

  @Option(
      name = "--state",
      description = "Only what is pending (it waits for a decision), granted, refused or withdrawn")
  @Completion(RequestStateCompleter.class)
  private String state;

  @Option(name = "--search", description = "Only what has this in its entry's name or alias")
  private String search;

  @Override
  void run(Desk desk, InstallationRequests requests, PrintStream out) throws CommandFailure {
    State wanted = state == null ? null : RequestStates.read(state);
    Grid grid =
        Grid.of(
            "Id",
            "State",
            "Entry",
            "Version",
            "Owner",
            "Asked by",
            "Asked",
            "Reason",
            "Note",
            "Problem");
    Owners owners = new Owners(desk);
    for (Versioned<InstallationRequestRecord> each :
        new RequestDesk(requests, desk.actor()).all(wanted, search)) {
      InstallationRequestRecord request = each.value();
      grid.row(
          request.id(),
          RequestStates.word(request.state()),
          request.alias(),
          request.entryVersion(),
          owners.told(request.owner()),
          asker(owners, request.askedBy()),
          Text.time(each.created()),
          request.reason(),
          request.note(),
          requests.status(request).problem());
    }
    grid.empty("Nobody asks. Do that with serai:installation-request.").print(out, !noFormat);
  }

  private static String asker(Owners owners, String reference) {
    return reference.startsWith(USER)
        ? owners.told(new OwnerRef(OwnerRef.Kind.USER, reference.substring(USER.length())))
        : reference;
  }
}
