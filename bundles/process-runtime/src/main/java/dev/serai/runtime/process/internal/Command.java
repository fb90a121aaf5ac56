package dev.serai.runtime.process.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What to start, with every variable in its place.
 *
 * @param argv the program and its arguments
 * @param environment the launch's own variables; may hold secrets
 * @param workingDirectory where to start, or empty for a folder of its own
 */
record Command(
    List<String> argv, Map<String, String> environment, Optional<String> workingDirectory) {

  /** The command of a server on standard input and output. */
  static Command of(CommandLaunch launch) {
    return new Command(launch.argv(), launch.environment(), launch.workingDirectory());
  }

  /** The command of a server that shall listen on a port. */
  static Command of(CommandLaunch launch, CommandTransport.Http http, int port) {
    UnaryOperator<String> place = text -> withPort(text, http, port);
    Map<String, String> environment = new TreeMap<>(launch.environment());
    environment.replaceAll((name, value) -> place.apply(value));
    environment.put(http.portVariable(), Integer.toString(port));
    return new Command(
        launch.argv().stream().map(place).toList(), environment, launch.workingDirectory());
  }

  /** A text with the port in place of its variable. */
  static String withPort(String text, CommandTransport.Http http, int port) {
    if (http.portVariable().isBlank()) {
      throw new SeraiException(ErrorCode.START_FAILED, "The entry does not name its port.");
    }
    return text.replace("{" + http.portVariable() + "}", Integer.toString(port));
  }

  /** Names the variables without their values. */
  @Override
  public String toString() {
    return "Command[argv=" + argv + ", environment=" + environment.keySet() + "]";
  }
}
