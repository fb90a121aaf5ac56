package dev.serai.registry.internal.shell;

import dev.serai.core.access.Actor;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ToolCatalog;
import dev.serai.core.tool.ToolFilter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes names of what servers define; nothing while the store is away. */
abstract class ToolNameCompleter implements Completer {
  @Reference private ToolCatalog catalog;

  /** Which ones. */
  abstract Set<State> states();

  /** What they are called. */
  Stream<String> names(ToolRecord tool) {
    return Stream.of(tool.alias() + "/" + tool.name());
  }

  @Override
  public final int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(names()).complete(session, line, candidates);
  }

  /** All that can be typed. */
  final List<String> names() {
    try {
      return new ToolDesk(catalog, Actor.operator("console"))
          .tools(ToolFilter.ALL, null).stream()
              .map(Versioned::value)
              .filter(tool -> states().contains(tool.state()))
              .flatMap(this::names)
              .map(Text::line)
              .distinct()
              .toList();
    } catch (SeraiException e) {
      return List.of();
    }
  }
}
