package dev.serai.registry.internal.shell;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes aliases of entries of which something is known. */
@Service
public final class ToolAliasCompleter extends ToolNameCompleter {
  @Override
  Set<State> states() {
    return ToolStates.ALL;
  }

  @Override
  Stream<String> names(ToolRecord tool) {
    return Stream.of(tool.alias());
  }
}
