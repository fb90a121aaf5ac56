package dev.serai.registry.internal.shell;

import dev.serai.core.registry.OtherRegistries;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:registry-follow}. */
@Service
@Command(
    scope = "serai",
    name = "registry-follow",
    description = "Asks another registry from time to time what becomes of what was picked there.")
public final class RegistryFollow extends RegistryCommand {
  @Argument(name = "registry", description = "The registry's name", required = true)
  @Completion(RegistryCompleter.class)
  private String registry;

  @Option(name = "--off", description = "Ask it no longer")
  private boolean off;

  @Override
  void run(Desk desk, OtherRegistries registries, PrintStream out) {
    registries
        .registries()
        .update(desk.actor(), registry, there -> there.value().with(there.value().url(), !off));
    out.println(Text.line(registry) + (off ? " is not followed any more." : " is followed now."));
  }
}
