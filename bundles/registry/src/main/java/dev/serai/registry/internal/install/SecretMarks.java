package dev.serai.registry.internal.install;

import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.RemoteLaunch;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Stands marks in for secrets while a launch is put together, so that it shows where they end up.
 */
final class SecretMarks {
  private final Map<String, String> secrets = new HashMap<>();

  /** A text that nobody else has, for a secret. */
  String mark(String secret) {
    String mark = "${secret:" + UUID.randomUUID() + "}";
    secrets.put(mark, secret);
    return mark;
  }

  /** Whether a secret is where others see it: in an argument, a path or a URL. */
  boolean areSeen(Launch launch) {
    return secrets.keySet().stream()
        .anyMatch(mark -> LaunchTexts.visible(launch).anyMatch(text -> text.contains(mark)));
  }

  /** The launch with the secrets in the places of their marks. */
  Launch replaced(Launch launch) {
    if (launch instanceof CommandLaunch command) {
      return new CommandLaunch(
          command.argv(),
          replaced(command.environment()),
          command.workingDirectory(),
          replaced(command.transport()));
    }
    return launch instanceof RemoteLaunch remote
        ? new RemoteLaunch(remote.transport(), remote.url(), replaced(remote.headers()))
        : launch;
  }

  private CommandTransport replaced(CommandTransport transport) {
    return transport instanceof CommandTransport.Http http
        ? new CommandTransport.Http(http.url(), http.portVariable(), replaced(http.headers()))
        : transport;
  }

  private Map<String, String> replaced(Map<String, String> values) {
    Map<String, String> all = new HashMap<>();
    values.forEach((name, value) -> all.put(name, replaced(value)));
    return all;
  }

  private String replaced(String value) {
    String text = value;
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      text = text.replace(secret.getKey(), secret.getValue());
    }
    return text;
  }
}
