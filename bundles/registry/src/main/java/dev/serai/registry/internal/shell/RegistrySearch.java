package dev.serai.registry.internal.shell;

import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.registry.ListedServer;
import dev.serai.core.registry.OtherRegistries;
import dev.serai.core.store.OwnerRef;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:registry-search}. */
@Service
@Command(
    scope = "serai",
    name = "registry-search",
    description = "Finds servers in another registry by their names, at their latest versions.")
public final class RegistrySearch extends RegistryCommand {
  private static final int SHOWN = 100;
  private static final int MAX_DESCRIPTION = 80;

  @Argument(index = 0, name = "registry", description = "The registry's name", required = true)
  @Completion(RegistryCompleter.class)
  private String registry;

  @Argument(index = 1, name = "text", description = "What the names of servers contain")
  private String text;

  @Option(name = "--no-format", description = "Print without borders and headings")
  private boolean noFormat;

  @Override
  void run(Desk desk, OtherRegistries registries, PrintStream out) {
    Page<ListedServer> found =
        registries.search(
            desk.actor(), registry, OwnerRef.ORGANIZATION, new PageRequest(null, SHOWN, text));
    Grid grid = Grid.of("Name", "Version", "Status", "Title", "Description");
    for (ListedServer each : found.items()) {
      grid.row(each.name(), each.version(), each.status(), each.title(), shortened(each));
    }
    grid.empty("No such servers there.").print(out, !noFormat);
    if (found.next() != null) {
      out.println("There are more: name a longer part of the name.");
    }
  }

  private static String shortened(ListedServer server) {
    String line = Text.line(server.description());
    return line.codePointCount(0, line.length()) <= MAX_DESCRIPTION
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_DESCRIPTION - 3)) + "...";
  }
}
