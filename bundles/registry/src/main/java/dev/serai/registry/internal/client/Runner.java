package dev.serai.registry.internal.client;

import java.util.List;
import java.util.Optional;

/** Recognises the programs that run packages. */
final class Runner {
  private Runner() {}

  /** The package that a command line runs, or empty where it is to stay a command. */
  static Optional<PackageCall> packageOf(CommandLine line, Draft draft) {
    return switch (line.name()) {
      case "npx" -> SpecRunner.NPX.read(line.arguments());
      case "uvx" -> SpecRunner.UVX.read(line.arguments());
      case "uv" -> line.beginsWith("tool", "run") ? SpecRunner.UVX.read(after(line, 2)) : none();
      case "pipx" -> line.beginsWith("run") ? SpecRunner.PIPX.read(after(line, 1)) : none();
      case "dnx" -> SpecRunner.DNX.read(line.arguments());
      case "docker", "podman" ->
          line.beginsWith("run") ? new DockerRun(draft, after(line, 1)).read() : none();
      default -> none();
    };
  }

  private static List<Argument> after(CommandLine line, int count) {
    return line.arguments().subList(count, line.arguments().size());
  }

  private static Optional<PackageCall> none() {
    return Optional.empty();
  }
}
