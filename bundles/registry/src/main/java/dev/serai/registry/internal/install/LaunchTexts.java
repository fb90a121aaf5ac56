package dev.serai.registry.internal.install;

import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.RemoteLaunch;
import java.util.stream.Stream;

/** All texts of a launch that may hold references. */
final class LaunchTexts {
  private LaunchTexts() {}

  /** Whether any of them reads a variable of Serai's own environment, however it came about. */
  static boolean readEnvironment(Launch launch) {
    return of(launch).anyMatch(text -> text.contains("${env:"));
  }

  private static Stream<String> of(Launch launch) {
    if (launch instanceof CommandLaunch command) {
      return Stream.of(
              command.argv().stream(),
              command.environment().values().stream(),
              command.workingDirectory().stream(),
              of(command.transport()))
          .flatMap(texts -> texts);
    }
    return launch instanceof RemoteLaunch remote
        ? Stream.concat(Stream.of(remote.url()), remote.headers().values().stream())
        : Stream.empty();
  }

  private static Stream<String> of(CommandTransport transport) {
    return transport instanceof CommandTransport.Http http
        ? Stream.concat(Stream.of(http.url()), http.headers().values().stream())
        : Stream.empty();
  }
}
