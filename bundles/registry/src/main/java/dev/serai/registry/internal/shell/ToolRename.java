package dev.serai.registry.internal.shell;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:tool-rename}. */
@Service
@Command(
    scope = "serai",
    name = "tool-rename",
    description = "Gives a tool or prompt another name, or its own again.")
public final class ToolRename extends ToolDecision {
  @Argument(
      name = "tool",
      description = "ALIAS/NAME, ALIAS@VERSION/NAME or the id",
      required = true)
  @Completion(ApprovedToolCompleter.class)
  private String tool;

  @Argument(
      index = 1,
      name = "name",
      description =
          "1 to 128 letters, digits, underscores, hyphens and dots; its own if it is left out")
  private String name;

  @Override
  String tool() {
    return tool;
  }

  @Override
  Set<State> from() {
    return ToolStates.BASELINE;
  }

  @Override
  ToolRecord decided(ToolRecord before) {
    return before.shown(name, before.describe());
  }
}
