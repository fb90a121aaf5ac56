package dev.serai.registry.internal.shell;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:tool-approve}. */
@Service
@Command(
    scope = "serai",
    name = "tool-approve",
    description = "Approves what a server defines now: all its installations show it from now on.")
public final class ToolApprove extends ToolDecision {
  @Argument(name = "tool", description = WHICH, required = true)
  @Completion(HeldToolCompleter.class)
  private String tool;

  @Option(name = "--note", description = "Why")
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
    return before.in(State.APPROVED, note);
  }
}
