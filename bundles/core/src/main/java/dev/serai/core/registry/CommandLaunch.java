package dev.serai.core.registry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A program that is started with an argument vector, never through a shell.
 *
 * @param argv the program and its arguments, at least one element; never holds a secret
 * @param environment variables added to the runtime's allow-list; may hold secrets
 * @param workingDirectory where it starts, or empty for a folder of its own
 * @param transport how it speaks MCP
 */
public record CommandLaunch(
    List<String> argv,
    Map<String, String> environment,
    Optional<String> workingDirectory,
    CommandTransport transport)
    implements Launch {

  public CommandLaunch {
    argv = List.copyOf(argv);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    Objects.requireNonNull(workingDirectory, "workingDirectory");
    Objects.requireNonNull(transport, "transport");
    if (argv.isEmpty() || argv.get(0).isBlank()) {
      throw new IllegalArgumentException("argv needs a program");
    }
  }

  /** Names the variables without their values. */
  @Override
  public String toString() {
    return "CommandLaunch[argv="
        + argv
        + ", environment="
        + environment.keySet()
        + ", "
        + transport
        + "]";
  }
}
