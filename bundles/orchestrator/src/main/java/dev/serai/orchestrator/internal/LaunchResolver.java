package dev.serai.orchestrator.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.runtime.InstallationId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the values of {@code ${env:NAME}} into a launch. What a variable holds is not read again.
 */
final class LaunchResolver {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

  private final UnaryOperator<String> environment;

  /**
   * A resolver.
   *
   * @param environment a variable's value, or null
   */
  LaunchResolver(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  /** Fails with {@code CONFIGURATION_MISSING} that names the first variable that is not set. */
  ResolvedLaunch resolve(InstallationId server, Launch launch) {
    return new Pass(server).resolve(launch);
  }

  private final class Pass {
    private final InstallationId server;
    private final Set<String> hidden = new HashSet<>();

    Pass(InstallationId server) {
      this.server = server;
    }

    ResolvedLaunch resolve(Launch launch) {
      Launch resolved = launch;
      if (launch instanceof CommandLaunch command) {
        resolved = command(command);
      } else if (launch instanceof RemoteLaunch remote) {
        resolved = new RemoteLaunch(remote.transport(), text(remote.url()), map(remote.headers()));
      }
      return new ResolvedLaunch(resolved, new Redaction(hidden));
    }

    private CommandLaunch command(CommandLaunch command) {
      return new CommandLaunch(
          command.argv().stream().map(this::text).toList(),
          map(command.environment()),
          command.workingDirectory().map(this::text),
          transport(command.transport()));
    }

    private CommandTransport transport(CommandTransport transport) {
      return transport instanceof CommandTransport.Http http
          ? new CommandTransport.Http(text(http.url()), http.portVariable(), map(http.headers()))
          : transport;
    }

    private Map<String, String> map(Map<String, String> values) {
      Map<String, String> resolved = new LinkedHashMap<>();
      values.forEach((name, value) -> resolved.put(name, text(value)));
      hidden.addAll(resolved.values());
      return resolved;
    }

    private String text(String value) {
      return VARIABLE.matcher(value).replaceAll(this::valueOf);
    }

    private String valueOf(MatchResult variable) {
      String value = environment.apply(variable.group(1));
      if (value == null) {
        throw new SeraiException(
            ErrorCode.CONFIGURATION_MISSING,
            "Server " + server + " needs the environment variable " + variable.group(1) + ".");
      }
      hidden.add(value);
      return Matcher.quoteReplacement(value);
    }
  }
}
