package dev.serai.registry.internal.shell;

import dev.serai.core.registry.OtherRegistries;
import dev.serai.core.store.RegistryRecord;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:registry-add}. */
@Service
@Command(
    scope = "serai",
    name = "registry-add",
    description = "Adds another registry, from which servers can be picked.")
public final class RegistryAdd extends RegistryCommand {
  @Argument(
      index = 0,
      name = "name",
      description = "What it is called here: lower-case letters, digits, dots and hyphens",
      required = true)
  private String name;

  @Argument(
      index = 1,
      name = "url",
      description = "Where its API is, as https://registry.example.org",
      required = true)
  private String url;

  @Option(name = "--no-follow", description = "Do not ask it what becomes of what is picked there")
  private boolean alone;

  @Override
  void run(Desk desk, OtherRegistries registries, PrintStream out) {
    registries.registries().create(desk.actor(), RegistryRecord.of(name, url, !alone));
    out.println("Added " + name + "; find its servers with serai:registry-search " + name + ".");
  }
}
