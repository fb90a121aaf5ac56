package dev.serai.access.internal.shell;

import java.io.PrintStream;
import java.util.OptionalLong;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:audit-verify}. */
@Service
@Command(
    scope = "serai",
    name = "audit-verify",
    description = "Compares the audit log with its hashes; an error if it does not agree.")
public final class AuditVerify extends ManagementCommand {

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    OptionalLong wrong = desk.management().verifyAudit(desk.actor());
    if (wrong.isPresent()) {
      throw new CommandFailure(
          "The audit log was changed: record "
              + wrong.getAsLong()
              + " is missing, was changed or stands in the wrong place. Compare it with a backup.");
    }
    out.println("The audit log agrees with its hashes.");
  }
}
