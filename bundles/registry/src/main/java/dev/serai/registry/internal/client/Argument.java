package dev.serai.registry.internal.client;

import dev.serai.registry.internal.document.Place;
import java.util.List;

/**
 * An element of a command line.
 *
 * @param text as the client has it
 * @param place where it stands
 */
record Argument(String text, Place place) {

  /** The part behind the first {@code =}. */
  Argument afterEquals() {
    return new Argument(text.substring(text.indexOf('=') + 1), place);
  }

  static List<String> texts(List<Argument> arguments) {
    return arguments.stream().map(Argument::text).toList();
  }
}
