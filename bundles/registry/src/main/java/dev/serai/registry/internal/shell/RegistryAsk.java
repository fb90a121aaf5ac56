package dev.serai.registry.internal.shell;

import dev.serai.core.registry.OtherRegistries;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:registry-ask}. */
@Service
@Command(
    scope = "serai",
    name = "registry-ask",
    description = "Asks another registry now what became of what was picked there.")
public final class RegistryAsk extends RegistryCommand {
  @Argument(name = "registry", description = "The registry's name", required = true)
  @Completion(RegistryCompleter.class)
  private String registry;

  @Override
  void run(Desk desk, OtherRegistries registries, PrintStream out) throws CommandFailure {
    String problem = registries.ask(desk.actor(), registry).value().problem();
    if (problem != null) {
      throw new CommandFailure(Text.line(problem));
    }
    out.println("It has answered; serai:entry-list shows what waits, with --state pending.");
  }
}
