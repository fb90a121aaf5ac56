package dev.serai.registry.internal.launch;

import dev.serai.registry.internal.document.ArgumentInput;
import dev.serai.registry.internal.document.Input;
import dev.serai.registry.internal.document.PackageInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command that a package becomes, before anybody has given values. */
public final class CommandPreview {
  private CommandPreview() {}

  /**
   * The argument vector, with <code>{name}</code> for what is asked for later; empty where local
   * processes cannot run packages of that type.
   */
  public static List<String> of(PackageInput from) {
    Optional<PackageTool> tool = PackageTool.of(from.registryType());
    if (tool.isEmpty()) {
      return List.of();
    }
    List<String> argv = new ArrayList<>(tool.get().prefix(from, texts(from.runtimeArguments())));
    argv.addAll(texts(from.packageArguments()));
    return List.copyOf(argv);
  }

  private static List<String> texts(List<ArgumentInput> arguments) {
    List<String> argv = new ArrayList<>();
    for (ArgumentInput argument : arguments) {
      argument.name().ifPresent(argv::add);
      if (!argument.bare()) {
        argv.add(value(argument));
      }
    }
    return argv;
  }

  private static String value(ArgumentInput argument) {
    Input input = argument.input();
    String hint = argument.valueHint().or(argument::name).orElse("value").replaceFirst("^-+", "");
    return input.secret() ? "{" + hint + "}" : input.value().orElse("{" + hint + "}");
  }
}
