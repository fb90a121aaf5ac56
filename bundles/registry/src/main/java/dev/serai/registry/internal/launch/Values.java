package dev.serai.registry.internal.launch;

import dev.serai.registry.internal.document.Input;
import dev.serai.registry.internal.document.Place;
import dev.serai.registry.internal.document.SeraiOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the values of a document's inputs: the fixed value with its variables, else the one given
 * under the option {@code variables}, else the default. Collects which given values were of use.
 */
final class Values {
  /** {@code {name}}, but not <code>${env:NAME}</code>. */
  static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\{([^{}]+)}");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  private final SeraiOptions options;
  private final Optional<PortPlan> port;
  private final Set<String> used = new HashSet<>();

  Values(SeraiOptions options, Optional<PortPlan> port) {
    this.options = options;
    this.port = port;
  }

  /**
   * The values of an input whose value can be seen by others: an argument, a part of a URL. A
   * secret one is a problem.
   */
  List<String> visible(Input input, List<String> keys, Map<String, Input> scope) {
    return find(input, keys, scope, true);
  }

  /** The values of an input that only the server sees: a variable, a header. */
  List<String> hidden(Input input, List<String> keys, Map<String, Input> scope) {
    return find(input, keys, scope, false);
  }

  /**
   * Puts values where <code>{name}</code> stands; a name that nobody knows stays.
   *
   * @return the text, or empty where a variable has no value
   */
  Optional<String> substitute(String template, Map<String, Input> scope, boolean visible) {
    Matcher variable = VARIABLE.matcher(template);
    StringBuilder text = new StringBuilder();
    while (variable.find()) {
      Optional<String> value = variable(variable.group(1), scope, visible);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      variable.appendReplacement(text, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(variable.appendTail(text).toString());
  }

  /** Notes the given values that nothing asked for. */
  void reportUnused() {
    for (Map.Entry<String, Place> given : options.place().at("variables").members().entrySet()) {
      if (!used.contains(given.getKey())) {
        given.getValue().fault("Is not asked for by what is started: remove it, or mend the name.");
      }
    }
  }

  private List<String> find(
      Input input, List<String> keys, Map<String, Input> scope, boolean visible) {
    if (port.isPresent() && keys.stream().anyMatch(port.get()::standsFor)) {
      return List.of(port.get().placeholder());
    }
    List<String> values = raw(input, keys, scope, visible);
    if (visible && input.secret() && (!values.isEmpty() || input.required())) {
      input
          .place()
          .fault(
              "Is a secret and would be seen in the process list or the logs: choose a package or"
                  + " remote that takes it as a variable or header, or give \"command\" and put"
                  + " the secret into \"env\" "
                  + Advice.UNDER
                  + ".");
      return List.of();
    }
    values.forEach(value -> check(input, value));
    return values;
  }

  private List<String> raw(
      Input input, List<String> keys, Map<String, Input> scope, boolean visible) {
    if (input.value().isPresent()) {
      Map<String, Input> known = new HashMap<>(scope);
      known.putAll(input.variables());
      return substitute(input.value().get(), known, visible).stream().toList();
    }
    for (String key : keys) {
      if (options.variables().containsKey(key)) {
        used.add(key);
        return options.variables().get(key);
      }
    }
    return input.fallback().stream().toList();
  }

  private Optional<String> variable(String name, Map<String, Input> scope, boolean visible) {
    Input input = scope.get(name);
    if (input == null) {
      return Optional.of(unknown(name));
    }
    List<String> values = find(input, List.of(name), Map.of(), visible);
    if (values.isEmpty() && input.required()) {
      input.place().fault(Advice.variable(name));
    }
    return values.stream().findFirst();
  }

  private String unknown(String name) {
    if (port.isPresent() && port.get().standsFor(name)) {
      return port.get().placeholder();
    }
    List<String> given = options.variables().getOrDefault(name, List.of());
    if (given.isEmpty()) {
      return "{" + name + "}";
    }
    used.add(name);
    return given.get(0);
  }

  private static void check(Input input, String value) {
    if (value.contains("${")) {
      return;
    }
    if (!input.choices().isEmpty() && !input.choices().contains(value)) {
      input
          .place()
          .fault("Must be one of the choices: " + String.join(", ", input.choices()) + ".");
    }
    if (input.format().equals("number") && !NUMBER.matcher(value).matches()) {
      input.place().fault("Must be a number, as its format says.");
    }
    if (input.format().equals("boolean") && !Set.of("true", "false").contains(value)) {
      input.place().fault("Must be \"true\" or \"false\", as its format says.");
    }
  }
}
