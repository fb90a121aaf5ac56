package dev.serai.registry.internal.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command line that runs a package.
 *
 * @param registryType npm, pypi, oci or nuget
 * @param identifier the package
 * @param version its exact version; empty where the newest one is meant
 * @param options the options of the program that runs it, each with its value if it has one
 * @param arguments the server's own arguments
 * @param passed variables that the command line sets; empty values are taken from outside
 */
record PackageCall(
    String registryType,
    String identifier,
    Optional<String> version,
    List<List<Argument>> options,
    List<Argument> arguments,
    List<Passed> passed) {

  /**
   * A variable that a container is given.
   *
   * @param name its name
   * @param value its value, or empty where only its name is given
   * @param at the argument
   */
  record Passed(String name, Optional<String> value, Argument at) {}

  /** All arguments, for a look at each. */
  List<List<Argument>> visible() {
    List<List<Argument>> all = new ArrayList<>(options);
    all.add(arguments);
    return all;
  }
}
