package dev.serai.registry.internal.shell;

import dev.serai.core.registry.OtherRegistries;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** A command about other registries. */
abstract class RegistryCommand extends EntryCommand {
  @Reference private OtherRegistries registries;

  /** Does it. */
  abstract void run(Desk desk, OtherRegistries registries, PrintStream out) throws Exception;

  @Override
  final void run(Desk desk, PrintStream out) throws Exception {
    run(desk, registries, out);
  }
}
