package dev.serai.registry.internal.shell;

import dev.serai.core.registry.OtherRegistries;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:registry-remove}. */
@Service
@Command(
    scope = "serai",
    name = "registry-remove",
    description = "Removes another registry; what was picked there stays as it is.")
public final class RegistryRemove extends RegistryCommand {
  @Argument(name = "registry", description = "The registry's name", required = true)
  @Completion(RegistryCompleter.class)
  private String registry;

  @Override
  void run(Desk desk, OtherRegistries registries, PrintStream out) {
    registries.registries().delete(desk.actor(), registry);
    out.println("Removed " + Text.line(registry) + ".");
  }
}
