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
 * @param bare whether a named argument says nothing about a value: it is a flag
 */
public record ArgumentInput(
    Input input,
    Optional<String> name,
    Optional<String> valueHint,
    boolean repeated,
    boolean bare) {
  private static final Set<String> BARE = Set.of("type", "name", "description", "isSecret");

  /** Reads an array of arguments. */
  public static List<ArgumentInput> list(Place array) {
    return array.items().stream().map(ArgumentInput::read).toList();
  }

  private static ArgumentInput read(Place item) {
    Input input = Input.read(item);
    Optional<String> hint = item.at("valueHint").text();
    boolean repeated = item.at("isRepeated").flag();
    String type = item.at("type").requiredText(1, 255);
    if (type.equals("named")) {
      String name = item.at("name").requiredText(1, 255);
      boolean bare = !input.secret() && BARE.containsAll(item.members().keySet());
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
