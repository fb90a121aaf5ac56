package dev.serai.registry.internal.launch;

import dev.serai.registry.internal.document.ArgumentInput;
import dev.serai.registry.internal.document.Input;
import dev.serai.registry.internal.document.NamedInput;
import dev.serai.registry.internal.document.PackageInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which input of a package sets the port of its URL: the one that the URL names in braces, or the
 * one whose value is the port that the URL spells out.
 *
 * @param key the input's name without leading dashes
 * @param variable the name that stands for the port in the launch
 */
record PortPlan(String key, String variable) {

  /** The plan for a port as the URL spells it: digits, or a name in braces. */
  static Optional<PortPlan> of(String port, PackageInput from) {
    if (port.startsWith("{")) {
      return Optional.of(named(port.substring(1, port.length() - 1)));
    }
    return keyed(from).filter(k -> k.has(port)).findFirst().map(k -> named(k.key()));
  }

  /** Whether a name, with or without leading dashes, stands for the port. */
  boolean standsFor(String name) {
    return stripped(name).equals(key);
  }

  /** What to write where the port goes. */
  String placeholder() {
    return "{" + variable + "}";
  }

  private static PortPlan named(String name) {
    String key = stripped(name);
    return new PortPlan(key, key.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^(?=\\d)", "_"));
  }

  private static String stripped(String name) {
    return name.replaceFirst("^-+", "");
  }

  private static Stream<Keyed> keyed(PackageInput from) {
    List<Keyed> all = new ArrayList<>();
    for (NamedInput variable : from.environment()) {
      all.add(new Keyed(variable.name(), variable.input()));
    }
    for (List<ArgumentInput> list : List.of(from.packageArguments(), from.runtimeArguments())) {
      for (ArgumentInput argument : list) {
        argument
            .name()
            .or(argument::valueHint)
            .ifPresent(n -> all.add(new Keyed(n, argument.input())));
        argument.input().variables().forEach((name, input) -> all.add(new Keyed(name, input)));
      }
    }
    return all.stream();
  }

  private record Keyed(String key, Input input) {
    boolean has(String port) {
      return input.value().or(input::fallback).filter(port::equals).isPresent();
    }
  }
}
