package dev.serai.registry.internal.launch;

import dev.serai.registry.internal.document.ArgumentInput;
import dev.serai.registry.internal.document.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Turns a document's arguments into elements of an argument vector. */
final class Arguments {
  private final Values values;

  Arguments(Values values) {
    this.values = values;
  }

  List<String> of(List<ArgumentInput> arguments) {
    List<String> argv = new ArrayList<>();
    arguments.forEach(argument -> argv.addAll(of(argument)));
    return argv;
  }

  private List<String> of(ArgumentInput argument) {
    if (argument.bare() && argument.name().isPresent()) {
      return List.of(argument.name().get());
    }
    Input input = argument.input();
    List<String> found = values.visible(input, keys(argument), Map.of());
    if (found.size() > 1 && !argument.repeated()) {
      input.place().fault("Takes one value only: give it no array under \"variables\".");
    }
    if (argument.name().isPresent()) {
      return named(argument.name().get(), argument, found);
    }
    reportMissing(input, found, Advice.variable(argument.valueHint().orElse("value")));
    return found;
  }

  private static List<String> named(String name, ArgumentInput argument, List<String> found) {
    Input input = argument.input();
    if (input.format().equals("boolean")) {
      boolean on = found.isEmpty() ? input.required() : found.get(0).equals("true");
      return on ? List.of(name) : List.of();
    }
    reportMissing(
        input,
        found,
        Advice.variable(name) + " A flag without a value has \"format\": \"boolean\".");
    return found.stream().flatMap(value -> Stream.of(name, value)).toList();
  }

  private static void reportMissing(Input input, List<String> found, String advice) {
    if (found.isEmpty() && input.required() && !input.secret()) {
      input
          .place()
          .fault(
              input.value().isEmpty()
                  ? advice
                  : "Is required, but a {variable} in it has no value: add it to \"variables\" "
                      + Advice.UNDER
                      + ".");
    }
  }

  private static List<String> keys(ArgumentInput argument) {
    return Stream.concat(
            argument.name().stream().flatMap(n -> Stream.of(n, n.replaceFirst("^-+", ""))),
            argument.valueHint().stream())
        .toList();
  }
}
