package dev.serai.registry.internal.shell;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:tool-reject}. */
@Service
@Command(
    scope = "serai",
    name = "tool-reject",
    description =
        "Rejects what a server defines now: it stays held, and is no longer listed as waiting.")
public final class ToolReject extends ToolDecision {
  @Argument(name = "tool", description = WHICH, required = true)
  @Completion(HeldToolCompleter.class)
  private String tool;

  @Option(name = "--note", description = "Why", required = true)
  private String note;

  @Override
  String tool() {
    return tool;
  }

  @Override
  Set<State> from() {
    return ToolStates.DEVIATIONS;
  }

  @Override
  ToolRecord decided(ToolRecord before) {
    return before.in(State.REJECTED, note);
  }
}
