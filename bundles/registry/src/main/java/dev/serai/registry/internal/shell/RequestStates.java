package dev.serai.registry.internal.shell;

import dev.serai.core.store.InstallationRequestRecord.State;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** States of requests for installations, as people type them. */
final class RequestStates {
  private RequestStates() {}

  /** All, as they are typed. */
  static List<String> words() {
    return Arrays.stream(State.values()).map(RequestStates::word).toList();
  }

  static State read(String text) throws CommandFailure {
    for (State state : State.values()) {
      if (state.name().equalsIgnoreCase(text)) {
        return state;
      }
    }
    throw new CommandFailure("A state is one of " + String.join(", ", words()) + ".");
  }

  static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
