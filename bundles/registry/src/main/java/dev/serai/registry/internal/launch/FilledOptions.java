package dev.serai.registry.internal.launch;

import dev.serai.registry.internal.document.SeraiOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts among the options with the values of the option {@code inputs} in them. A text whose
 * value nobody gave is left out; where it is required that is a problem.
 */
final class FilledOptions {
  private final SeraiOptions options;
  private final Values values;

  FilledOptions(SeraiOptions options, Values values) {
    this.options = options;
    this.values = values;
  }

  String command(String command) {
    return visible(command).orElse(command);
  }

  List<String> args() {
    return options.args().stream().flatMap(text -> visible(text).stream()).toList();
  }

  Optional<String> cwd() {
    return options.cwd().flatMap(this::visible);
  }

  Map<String, String> env() {
    Map<String, String> filled = new LinkedHashMap<>();
    options
        .env()
        .forEach((name, text) -> filled(text, false).ifPresent(value -> filled.put(name, value)));
    return filled;
  }

  /** Notes the given values that no input asked for, where there are inputs. */
  void reportUnused() {
    if (!options.inputs().isEmpty()) {
      values.reportUnused();
    }
  }

  private Optional<String> visible(String text) {
    return filled(text, true);
  }

  private Optional<String> filled(String text, boolean visible) {
    return options.inputs().isEmpty()
        ? Optional.of(text)
        : values.substitute(text, options.inputs(), visible);
  }
}
