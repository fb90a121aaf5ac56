package dev.serai.registry.internal.shell;

import dev.serai.core.store.ToolRecord.State;
import java.util.Set;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes all that servers define. */
@Service
public final class ToolCompleter extends ToolNameCompleter {
  @Override
  Set<State> states() {
    return ToolStates.ALL;
  }
}
