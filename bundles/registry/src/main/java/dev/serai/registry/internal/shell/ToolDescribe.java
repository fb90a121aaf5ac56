package dev.serai.registry.internal.shell;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:tool-describe}. */
@Service
@Command(
    scope = "serai",
    name = "tool-describe",
    description =
        "Gives a tool, prompt, resource or the instructions another description, or their own again.")
public final class ToolDescribe extends ToolDecision {
  @Argument(
      name = "tool",
      description = "ALIAS/NAME, ALIAS@VERSION/NAME or the id",
      required = true)
  @Completion(ApprovedToolCompleter.class)
  private String tool;

  @Argument(index = 1, name = "text", description = "What callers read; its own if it is left out")
  private String text;

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
    return before.shown(before.rename(), text);
  }
}
