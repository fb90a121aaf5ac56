package dev.serai.registry.internal.launch;

import dev.serai.registry.internal.document.ArgumentInput;
import dev.serai.registry.internal.document.Input;
import dev.serai.registry.internal.document.PackageInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The command that a package becomes, before anybody has given values. */
public final class CommandPreview {
  private CommandPreview() {}

  /**
   * The argument vector, with <code>{name}</code> for what is asked for later and <code>
   * {name=value}</code> where that is the value if nobody gives another; empty where local
   * processes cannot run packages of that type.
   *
   * @param given values of the options
   */
  public static List<String> of(PackageInput from, Map<String, List<String>> given) {
    Optional<PackageTool> tool = PackageTool.of(from.registryType());
    if (tool.isEmpty()) {
      return List.of();
    }
    List<String> argv =
        new ArrayList<>(tool.get().prefix(from, texts(from.runtimeArguments(), given)));
    argv.addAll(texts(from.packageArguments(), given));
    return List.copyOf(argv);
  }

  private static List<String> texts(
      List<ArgumentInput> arguments, Map<String, List<String>> given) {
    List<String> argv = new ArrayList<>();
    for (ArgumentInput argument : arguments) {
      argument.name().ifPresent(argv::add);
      if (!argument.bare()) {
        argv.addAll(values(argument, given));
      }
    }
    return argv;
  }

  private static List<String> values(ArgumentInput argument, Map<String, List<String>> given) {
    Input input = argument.input();
    String hint = argument.valueHint().or(argument::name).orElse("value").replaceFirst("^-+", "");
    if (input.secret()) {
      return List.of("{" + hint + "}");
    }
    if (input.value().isPresent()) {
      return List.of(input.value().get());
    }
    return Stream.concat(argument.name().stream(), Stream.of(hint))
        .map(given::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> List.of("{" + hint + input.fallback().map("="::concat).orElse("") + "}"));
  }
}
