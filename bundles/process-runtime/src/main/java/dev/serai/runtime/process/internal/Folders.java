package dev.serai.runtime.process.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where things are.
 *
 * @param state the runtime's own files, for Serai's user alone
 * @param logs log files of servers
 * @param hidden what processes shall not see
 */
record Folders(Path state, Path logs, List<Path> hidden) {

  /**
   * The folders of a Karaf home.
   *
   * @param property gives a framework property, or null
   */
  static Folders of(UnaryOperator<String> property, ProcessRuntimeConfig config) {
    Path data = Path.of(required(property, "karaf.data"));
    Path state = given(config.state$_$folder()).orElseGet(() -> data.resolve("serai"));
    Path log = given(property.apply("karaf.log")).orElseGet(() -> data.resolve("log"));
    List<Path> hidden = new ArrayList<>(List.of(data, state));
    given(property.apply("karaf.etc")).ifPresent(hidden::add);
    hidden.add(log);
    for (String folder : config.hide()) {
      given(folder).ifPresent(hidden::add);
    }
    return new Folders(
        state.toAbsolutePath(),
        given(config.log$_$folder()).orElseGet(() -> log.resolve("servers")).toAbsolutePath(),
        hidden.stream().map(Path::toAbsolutePath).distinct().toList());
  }

  /** The working directory of an installation that has no other. */
  Path work(String installation) {
    return state.resolve("work").resolve(FileNames.of(installation));
  }

  /** Where running processes are written down. */
  Path processes() {
    return state.resolve("processes");
  }

  /** Makes a folder that only Serai's user can read, with the folders above it. */
  static Path makePrivate(Path folder) throws IOException {
    if (Files.getFileStore(existing(folder)).supportsFileAttributeView("posix")) {
      var mode = PosixFilePermissions.fromString("rwx------");
      return Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mode));
    }
    return Files.createDirectories(folder);
  }

  private static Path existing(Path folder) {
    Path at = folder.toAbsolutePath();
    while (!Files.exists(at)) {
      at = at.getParent();
    }
    return at;
  }

  private static Optional<Path> given(String value) {
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
  }

  private static String required(UnaryOperator<String> property, String name) {
    String value = property.apply(name);
    if (value == null) {
      throw new IllegalStateException("The framework property " + name + " is not set");
    }
    return value;
  }
}
