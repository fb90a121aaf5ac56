package dev.serai.registry.internal.shell;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** States of what servers define, as people type them. */
final class ToolStates {
  /** What an installation has instead of the approved. */
  static final Set<State> DEVIATIONS = EnumSet.of(State.HELD, State.REJECTED);

  /** What somebody approved. */
  static final Set<State> BASELINE = EnumSet.of(State.APPROVED, State.HIDDEN);

  /** All that people see. */
  static final Set<State> ALL = EnumSet.complementOf(EnumSet.of(State.LISTED, State.TRIED));

  private ToolStates() {}

  /** All, as they are typed. */
  static List<String> words() {
    return ALL.stream().map(ToolStates::word).toList();
  }

  static State read(String text) throws CommandFailure {
    for (State state : ALL) {
      if (state.name().equalsIgnoreCase(text)) {
        return state;
      }
    }
    throw new CommandFailure("A state is one of " + String.join(", ", words()) + ".");
  }

  /** How far it is, and whether an installation has it no more. */
  static String told(ToolRecord tool) {
    return word(tool.state()) + (tool.removed() ? ", removed" : "");
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
