package dev.serai.registry.internal.shell;

import dev.serai.core.store.ToolRecord.State;
import java.util.Set;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes what waits for a decision, or was rejected. */
@Service
public final class HeldToolCompleter extends ToolNameCompleter {
  @Override
  Set<State> states() {
    return ToolStates.DEVIATIONS;
  }
}
