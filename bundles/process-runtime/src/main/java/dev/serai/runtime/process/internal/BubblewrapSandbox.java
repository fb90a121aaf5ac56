package dev.serai.runtime.process.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Puts {@code bwrap} (bubblewrap 0.8 and later) in front of a program: it sees the machine as
 * before, except that empty folders stand in the place of the hidden ones. It has no capabilities
 * and a user namespace of its own, so that it can neither unmount them nor look through {@code
 * /proc/pid/root} of another process.
 */
final class BubblewrapSandbox implements Sandbox {
  private static final long CHECK_SECONDS = 5;

  private final String bwrap;
  private final List<Path> hidden;

  BubblewrapSandbox(String bwrap, List<Path> hidden) {
    this.bwrap = bwrap;
    this.hidden = List.copyOf(hidden);
  }

  @Override
  public List<String> wrap(List<String> argv, Path workingDirectory) {
    List<String> wrapped = new ArrayList<>(List.of(bwrap, "--dev-bind", "/", "/"));
    wrapped.addAll(List.of("--unshare-user-try", "--cap-drop", "ALL", "--new-session"));
    List<Path> folders = hidden.stream().flatMap(BubblewrapSandbox::real).distinct().toList();
    folders.forEach(folder -> wrapped.addAll(List.of("--tmpfs", folder.toString())));
    String own = real(workingDirectory).findFirst().orElse(workingDirectory).toString();
    if (folders.stream().anyMatch(Path.of(own)::startsWith)) {
      wrapped.addAll(List.of("--bind", own, own));
    }
    wrapped.addAll(List.of("--chdir", own, "--"));
    wrapped.addAll(argv);
    return wrapped;
  }

  /** Why it does not work on this machine; empty where it does. Blocks for seconds at most. */
  Optional<String> check(Path workingDirectory) {
    try {
      List<String> trial = wrap(List.of("/bin/sh", "-c", "exit 0"), workingDirectory);
      Process process = new ProcessBuilder(trial).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(CHECK_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("it does not answer");
      }
      String said = new String(process.getInputStream().readAllBytes()).strip();
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of(said.isEmpty() ? ExitText.of(process.exitValue()) : said);
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the check was interrupted");
    }
  }

  private static Stream<Path> real(Path folder) {
    try {
      return Files.isDirectory(folder) ? Stream.of(folder.toRealPath()) : Stream.empty();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
