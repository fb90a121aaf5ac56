package dev.serai.registry.internal.launch;

import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.registry.internal.document.SeraiOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the option {@code command} into a launch. */
final class CommandAssembly {
  private CommandAssembly() {}

  static CommandLaunch assemble(String command, SeraiOptions options) {
    FilledOptions filled = new FilledOptions(options, new Values(options, Optional.empty()));
    List<String> argv = new ArrayList<>();
    argv.add(filled.command(command));
    argv.addAll(filled.args());
    if (!options.variables().isEmpty() && options.inputs().isEmpty()) {
      options
          .place()
          .at("variables")
          .fault("Has no use beside \"command\": put values into \"args\".");
    }
    CommandTransport transport = options.transport().orElse(new CommandTransport.Stdio());
    CommandLaunch launch =
        new CommandLaunch(
            argv, filled.env(), filled.cwd(), withHeaders(transport, options, options.headers()));
    filled.reportUnused();
    return launch;
  }

  /** The transport with headers; headers that have no use are a problem. */
  static CommandTransport withHeaders(
      CommandTransport transport, SeraiOptions options, Map<String, String> headers) {
    if (transport instanceof CommandTransport.Http http) {
      return new CommandTransport.Http(http.url(), http.portVariable(), headers);
    }
    if (!options.headers().isEmpty()) {
      options.place().at("headers").fault("Has no use with stdio: remove it.");
    }
    return transport;
  }
}
