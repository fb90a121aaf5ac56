package dev.serai.runtime.process.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds processes by their {@link InstanceMarker}, whoever their parent is now. Needs Linux's
 * {@code /proc} (proc(5), {@code /proc/pid/environ}); elsewhere finds none.
 */
final class MarkedProcesses {
  private static final Path PROC = Path.of("/proc");

  private MarkedProcesses() {}

  /** The living processes whose marker is wanted. */
  static Set<ProcessHandle> find(Predicate<InstanceMarker> wanted) {
    Set<ProcessHandle> found = new HashSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : all) {
        marked(folder, wanted).ifPresent(found::add);
      }
    } catch (IOException e) {
      return found;
    }
    return found;
  }

  private static Optional<ProcessHandle> marked(Path folder, Predicate<InstanceMarker> wanted) {
    long pid = Long.parseLong(folder.getFileName().toString());
    try {
      byte[] environment = Files.readAllBytes(folder.resolve("environ"));
      if (InstanceMarker.in(environment).filter(wanted).isEmpty()) {
        return Optional.empty();
      }
      // Looked at again with the handle in hand: it is then bound to the process that was seen.
      Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessIdentity::alive);
      byte[] again = Files.readAllBytes(folder.resolve("environ"));
      return handle.filter(h -> InstanceMarker.in(again).filter(wanted).isPresent());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
