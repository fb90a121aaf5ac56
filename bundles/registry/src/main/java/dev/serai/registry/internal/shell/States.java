package dev.serai.registry.internal.shell;

import dev.serai.core.store.EntryRecord.State;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** States of entries as people type them. */
final class States {
  private States() {}

  /** All, as they are typed. */
  static List<String> all() {
    return Arrays.stream(State.values()).map(States::word).toList();
  }

  static State read(String text) throws CommandFailure {
    for (State state : State.values()) {
      if (state.name().equalsIgnoreCase(text)) {
        return state;
      }
    }
    throw new CommandFailure("A state is one of " + String.join(", ", all()) + ".");
  }

  static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
