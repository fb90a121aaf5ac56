package dev.serai.registry.internal.shell;

import dev.serai.core.store.ToolRecord.State;
import java.util.Set;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes what was approved. */
@Service
public final class ApprovedToolCompleter extends ToolNameCompleter {
  @Override
  Set<State> states() {
    return ToolStates.BASELINE;
  }
}
