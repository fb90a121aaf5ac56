package dev.serai.registry.internal.shell;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import java.util.Set;

/** A command that decides about what a server defines. */
abstract class ToolDecision extends ToolCommand {
  /** How the argument is described. */
  static final String WHICH = "ALIAS/NAME, ALIAS@VERSION/NAME or the id; ALIAS/* for all of it";

  /** Which one, as somebody typed it. */
  abstract String tool();

  /** About what it can be. */
  abstract Set<State> from();

  /** What becomes of it. */
  abstract ToolRecord decided(ToolRecord before);

  @Override
  final void run(ToolDesk desk, PrintStream out) throws CommandFailure {
    for (Versioned<ToolRecord> each : ToolName.of(tool()).find(desk, from())) {
      ToolRecord after =
          desk.catalog()
              .decide(desk.actor(), each.value().id(), each.version(), now -> decided(now.value()))
              .value();
      out.println(told(after));
    }
  }

  private static String told(ToolRecord after) {
    if (after.removed() && after.state() == State.APPROVED) {
      return ToolName.told(after) + " is approved no more, since it is gone.";
    }
    String name = after.rename() == null ? "" : ", shown as " + Text.line(after.rename());
    return ToolName.told(after) + " is " + ToolStates.word(after.state()) + " now" + name + ".";
  }
}
