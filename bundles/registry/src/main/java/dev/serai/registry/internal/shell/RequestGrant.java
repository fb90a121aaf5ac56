package dev.serai.registry.internal.shell;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.InstallationChange;
import dev.serai.core.registry.InstallationGrant;
import dev.serai.core.registry.InstallationRequestStatus;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:installation-grant}. */
@Service
@Command(
    scope = "serai",
    name = "installation-grant",
    description = "Installs what somebody asked for; asks for values that are not given.")
public final class RequestGrant extends ValuesMove {
  @Argument(name = "request", description = RequestCommand.WHICH, required = true)
  @Completion(RequestCompleter.class)
  private String request;

  @Option(
      name = "--name",
      description = "Tells it from others of the owner, and ends its alias: hello-staging")
  private String name = NewInstallation.NAME;

  @Option(name = "--note", description = "What whoever asked is told")
  private String note;

  @Reference private InstallationRequests requests;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    Versioned<InstallationRequestRecord> there = requests.get(desk.actor(), request);
    String entry = entry(there.value());
    Answers answers = given(desk.installed().form(desk.actor(), entry));
    complete(desk, answers, values -> change(there.value(), entry, values));
    InstallationGrant grant = new InstallationGrant(entry, name, answers.values(), note);
    if (isDryRun()) {
      new Told(desk, requests.consequences(desk.actor(), request, grant)).table(out);
      return;
    }
    InstallationRequestRecord now =
        requests.grant(desk.actor(), request, there.version(), grant).value();
    InstallationRecord made =
        desk.installed().installations().get(desk.actor(), now.installation()).value();
    out.println(
        "Granted: installed "
            + Text.line(made.alias())
            + " ("
            + Text.line(made.entryName() + " " + made.entryVersion())
            + ", "
            + made.id()
            + ").");
  }

  private String entry(InstallationRequestRecord wanted) {
    InstallationRequestStatus status = requests.status(wanted);
    if (status.entry() != null) {
      return status.entry();
    }
    throw new SeraiException(
        ErrorCode.INVALID_VALUE,
        status.problem() == null
            ? "The request is " + RequestStates.word(wanted.state()) + " already."
            : status.problem());
  }

  private InstallationChange change(
      InstallationRequestRecord wanted, String entry, Map<String, String> values) {
    return new InstallationChange.Install(new NewInstallation(entry, wanted.owner(), name, values));
  }
}
