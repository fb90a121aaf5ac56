package dev.serai.registry.internal.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command-line argument (server.json: PositionalArgument, NamedArgument).
 *
 * @param input its value
 * @param name what a named argument begins with, dashes included; empty for a positional one
 * @param valueHint what its value is called
 * @param repeated whether it may have several values
 * @param bare whether a named argument is a flag that is always there
 */
public record ArgumentInput(
    Input input,
    Optional<String> name,
    Optional<String> valueHint,
    boolean repeated,
    boolean bare) {

  /** Reads the arguments of the program that runs a package; what only has a name is a flag. */
  static List<ArgumentInput> ofRuntime(Place array) {
    return list(array, Set.of("type", "name", "description"));
  }

  /**
   * Reads the arguments of a package. Here a description means that people may choose, so that the
   * argument is left out until they do.
   */
  static List<ArgumentInput> ofPackage(Place array) {
    return list(array, Set.of("type", "name"));
  }

  private static List<ArgumentInput> list(Place array, Set<String> flagKeys) {
    return array.items().stream().map(item -> read(item, flagKeys)).toList();
  }

  private static ArgumentInput read(Place item, Set<String> flagKeys) {
    Input input = Input.read(item);
    Optional<String> hint = item.at("valueHint").text();
    boolean repeated = item.at("isRepeated").flag();
    String type = item.at("type").requiredText(1, 255);
    if (type.equals("named")) {
      String name = item.at("name").requiredText(1, 255);
      boolean bare = flagKeys.containsAll(item.members().keySet());
      return new ArgumentInput(input, Optional.of(name), hint, repeated, bare);
    }
    if (!type.isEmpty() && !type.equals("positional")) {
      item.at("type").fault("Must be positional or named.");
    } else if (input.value().isEmpty() && hint.isEmpty()) {
      item.fault("Needs a value, or a valueHint that names it: add one of them.");
    }
    return new ArgumentInput(input, Optional.empty(), hint, repeated, false);
  }
}
