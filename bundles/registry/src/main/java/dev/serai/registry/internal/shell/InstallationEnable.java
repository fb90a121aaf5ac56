package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InstallationChange;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:installation-enable}. */
@Service
@Command(
    scope = "serai",
    name = "installation-enable",
    description = "Lets an installation be used again.")
public final class InstallationEnable extends InstallationMove {
  @Argument(name = "installation", description = "Its alias or id", required = true)
  @Completion(InstallationCompleter.class)
  private String installation;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    Versioned<InstallationRecord> there = InstallationName.find(desk, installation);
    make(
        desk,
        out,
        "Enabled",
        new InstallationChange.Edit(
            there.value().id(), there.version(), now -> now.value().enabled(true)));
  }
}
