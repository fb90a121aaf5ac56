package dev.serai.runtime.process.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the sandbox by configuration and by what works on this machine. */
final class SandboxChoice {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxChoice.class);
  private static final String INSTALL = "install bubblewrap";
  private static final String ALLOW = "allow unprivileged user namespaces";

  private SandboxChoice() {}

  /**
   * The sandbox to use.
   *
   * @param mode {@code auto}, {@code off} or {@code required}
   * @param path the folders to look for {@code bwrap} in, as in the variable PATH
   * @throws IllegalArgumentException at any other mode
   */
  static Sandbox of(String mode, String path, Folders folders) {
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "off" -> Sandbox.NONE;
      case "auto" -> automatic(path, folders);
      case "required" -> required(path, folders);
      default ->
          throw new IllegalArgumentException("sandbox is auto, off or required, not " + mode);
    };
  }

  private static Sandbox automatic(String path, Folders folders) {
    Optional<BubblewrapSandbox> bwrap = find(path, folders);
    Optional<String> fault = bwrap.flatMap(found -> found.check(folders.state()));
    if (fault.isPresent()) {
      LOG.warn(
          "bwrap does not work here ({}): servers can read Serai's state folder. To hide it, {};"
              + " to go without this warning, set sandbox=off",
          fault.get(),
          ALLOW);
      return Sandbox.NONE;
    }
    return bwrap.<Sandbox>map(found -> found).orElse(Sandbox.NONE);
  }

  private static Sandbox required(String path, Folders folders) {
    Optional<BubblewrapSandbox> bwrap = find(path, folders);
    if (bwrap.isEmpty()) {
      return refusing("bwrap is not installed: " + INSTALL);
    }
    Optional<String> fault = bwrap.get().check(folders.state());
    fault.ifPresent(reason -> LOG.error("bwrap does not work here ({}): {}", reason, ALLOW));
    return fault.isEmpty() ? bwrap.get() : refusing("bwrap does not work here: " + ALLOW);
  }

  private static Sandbox refusing(String reason) {
    return (argv, workingDirectory) -> {
      throw new SeraiException(
          ErrorCode.START_FAILED, "The sandbox is required, but " + reason + ".");
    };
  }

  private static Optional<BubblewrapSandbox> find(String path, Folders folders) {
    try {
      Path program = ProgramSearch.find("bwrap", path, folders.state());
      return Optional.of(new BubblewrapSandbox(program.toString(), folders.hidden()));
    } catch (SeraiException e) {
      return Optional.empty();
    }
  }
}
