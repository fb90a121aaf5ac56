package dev.serai.registry.internal.shell;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Management;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.registry.InstallationCatalog;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes what there is; nothing while the store is away. */
abstract class DeskCompleter implements Completer {
  @Reference private EntryCatalog catalog;
  @Reference private InstallationCatalog installations;
  @Reference private Management management;

  /** What there is. */
  abstract List<String> names(Desk desk);

  /** What there is for what was typed so far. */
  List<String> names(Desk desk, List<String> typed) {
    return names(desk);
  }

  @Override
  public final int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(names(line)).complete(session, line, candidates);
  }

  private List<String> names(CommandLine line) {
    try {
      return names(
          new Desk(catalog, installations, management, Actor.operator("console")),
          List.of(line.getArguments()));
    } catch (SeraiException e) {
      return List.of();
    }
  }
}
