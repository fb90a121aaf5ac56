package dev.serai.runtime.process.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Finds the program of a launch, or says what to install. */
final class ProgramSearch {
  private static final Map<String, String> FROM =
      Map.ofEntries(
          Map.entry("npx", "Node.js"),
          Map.entry("npm", "Node.js"),
          Map.entry("node", "Node.js"),
          Map.entry("uvx", "uv"),
          Map.entry("uv", "uv"),
          Map.entry("python", "Python 3"),
          Map.entry("python3", "Python 3"),
          Map.entry("docker", "Docker"),
          Map.entry("podman", "Podman"),
          Map.entry("dnx", ".NET 10"),
          Map.entry("deno", "Deno"),
          Map.entry("bunx", "Bun"),
          Map.entry("java", "a Java runtime"));

  private ProgramSearch() {}

  /**
   * The file to run.
   *
   * @param program a name to look for on the path, or a path itself
   * @param path the folders to look in, as in the variable PATH; may be null
   * @param workingDirectory what a relative path starts from
   * @throws SeraiException {@code START_FAILED} when there is no such program
   */
  static Path find(String program, String path, Path workingDirectory) {
    try {
      if (program.contains(File.separator)) {
        return executable(workingDirectory.resolve(program), program);
      }
      return Arrays.stream((path == null ? "" : path).split(File.pathSeparator))
          .filter(folder -> !folder.isEmpty())
          .map(folder -> workingDirectory.resolve(folder).resolve(program))
          .filter(ProgramSearch::runs)
          .findFirst()
          .orElseThrow(() -> missing(program));
    } catch (InvalidPathException e) {
      throw new SeraiException(ErrorCode.START_FAILED, "The program's name is no file name.", e);
    }
  }

  private static Path executable(Path file, String program) {
    if (!runs(file)) {
      throw new SeraiException(
          ErrorCode.START_FAILED,
          "The program " + Path.of(program).getFileName() + " does not exist or cannot be run.");
    }
    return file;
  }

  private static boolean runs(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static SeraiException missing(String program) {
    String from = FROM.get(program);
    return new SeraiException(
        ErrorCode.START_FAILED,
        "The program "
            + program
            + " is not on the PATH: "
            + (from == null ? "install it" : "install " + from)
            + ", then start the server again.");
  }
}
