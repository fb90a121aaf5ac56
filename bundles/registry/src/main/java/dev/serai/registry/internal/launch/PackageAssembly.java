package dev.serai.registry.internal.launch;

import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.registry.internal.document.NamedInput;
import dev.serai.registry.internal.document.PackageInput;
import dev.serai.registry.internal.document.SeraiOptions;
import dev.serai.registry.internal.document.TransportInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a package into a command: an argument vector, never a shell line. */
final class PackageAssembly {
  private final PackageInput from;
  private final PackageTool tool;
  private final SeraiOptions options;

  PackageAssembly(PackageInput from, PackageTool tool, SeraiOptions options) {
    this.from = from;
    this.tool = tool;
    this.options = options;
  }

  /** Whether the runtime for local processes can run a package. */
  static boolean isRunnable(PackageInput candidate) {
    return PackageTool.of(candidate.registryType()).isPresent()
        && !candidate.transport().type().equals(TransportInput.SSE);
  }

  CommandLaunch assemble() {
    boolean http = options.transport().isEmpty() && !isStdio();
    PackageUrl url = http ? PackageUrl.of(from) : PackageUrl.NONE;
    Values values = new Values(options, port(url));
    FilledOptions filled = new FilledOptions(options, values);
    Arguments arguments = new Arguments(values);
    List<String> argv = new ArrayList<>(tool.prefix(from, arguments.of(from.runtimeArguments())));
    argv.addAll(arguments.of(from.packageArguments()));
    argv.addAll(filled.args());
    checkSecrets(argv);
    Map<String, String> environment = Environment.of(from.environment(), filled.env(), values);
    CommandTransport transport = transport(url, environment, values);
    values.reportUnused();
    return new CommandLaunch(argv, environment, filled.cwd(), transport);
  }

  private boolean isStdio() {
    return from.transport().type().equals(TransportInput.STDIO);
  }

  private Optional<PortPlan> port(PackageUrl url) {
    return options
        .transport()
        .filter(CommandTransport.Http.class::isInstance)
        .map(CommandTransport.Http.class::cast)
        .map(http -> new PortPlan(http.portVariable(), http.portVariable()))
        .or(url::port);
  }

  private CommandTransport transport(
      PackageUrl url, Map<String, String> environment, Values values) {
    Map<String, String> headers = Headers.of(from.transport(), options, values);
    if (options.transport().isPresent()) {
      return CommandAssembly.withHeaders(options.transport().get(), options, headers);
    }
    if (isStdio()) {
      return CommandAssembly.withHeaders(new CommandTransport.Stdio(), options, headers);
    }
    return url.transport(environment, values, headers);
  }

  private void checkSecrets(List<String> argv) {
    for (NamedInput variable : from.environment()) {
      String reference = "${env:" + variable.name() + "}";
      if (variable.input().secret() && argv.stream().anyMatch(a -> a.contains(reference))) {
        options
            .place()
            .fault(
                reference
                    + " is a secret and would be seen in the process list: put it into \"env\", not"
                    + " into arguments.");
      }
    }
  }
}
