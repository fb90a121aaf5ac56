package dev.serai.registry.internal.install;

import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.RemoteLaunch;
import java.util.stream.Stream;

/** All texts of a launch. */
final class LaunchTexts {
  private LaunchTexts() {}

  /** Whether any of them reads a variable of Serai's own environment, however it came about. */
  static boolean readEnvironment(Launch launch) {
    return Stream.concat(visible(launch), hidden(launch)).anyMatch(text -> text.contains("${env:"));
  }

  /** Those that others see: in the list of processes, in logs. */
  static Stream<String> visible(Launch launch) {
    if (launch instanceof CommandLaunch command) {
      return Stream.of(
              command.argv().stream(),
              command.environment().keySet().stream(),
              command.workingDirectory().stream(),
              http(command).map(CommandTransport.Http::url))
          .flatMap(texts -> texts);
    }
    return launch instanceof RemoteLaunch remote ? Stream.of(remote.url()) : Stream.empty();
  }

  private static Stream<String> hidden(Launch launch) {
    if (launch instanceof CommandLaunch command) {
      return Stream.concat(
          command.environment().values().stream(),
          http(command).flatMap(http -> http.headers().values().stream()));
    }
    return launch instanceof RemoteLaunch remote
        ? remote.headers().values().stream()
        : Stream.empty();
  }

  private static Stream<CommandTransport.Http> http(CommandLaunch command) {
    return Stream.of(command.transport())
        .filter(CommandTransport.Http.class::isInstance)
        .map(CommandTransport.Http.class::cast);
  }
}
