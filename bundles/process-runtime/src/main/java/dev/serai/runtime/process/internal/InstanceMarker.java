package dev.serai.runtime.process.internal;

import dev.serai.core.runtime.InstanceId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The environment variables by which a process, and all that it starts, can be told to be ours.
 *
 * @param home whose process it is
 * @param instance for which server
 * @param owner the Java process that started it
 * @param run unique for each start
 */
record InstanceMarker(String home, String instance, ProcessIdentity owner, String run) {
  static final String INSTANCE = "SERAI_INSTANCE";
  static final String RUN = "SERAI_RUN";

  static InstanceMarker of(HomeId home, InstanceId instance) {
    return new InstanceMarker(
        home.value(), instance.toString(), ProcessIdentity.self(), UUID.randomUUID().toString());
  }

  /** The variables to set. */
  Map<String, String> variables() {
    return Map.of(INSTANCE, home + "/" + instance, RUN, owner.text() + "/" + run);
  }

  /** Finds a marker in a block of {@code NAME=value} entries, each ended by a zero byte. */
  static Optional<InstanceMarker> in(byte[] environment) {
    String instance = null;
    String run = null;
    for (String entry : new String(environment, StandardCharsets.UTF_8).split("\0")) {
      if (entry.startsWith(INSTANCE + "=")) {
        instance = entry.substring(INSTANCE.length() + 1);
      } else if (entry.startsWith(RUN + "=")) {
        run = entry.substring(RUN.length() + 1);
      }
    }
    return instance == null || run == null ? Optional.empty() : parse(instance, run);
  }

  private static Optional<InstanceMarker> parse(String instance, String run) {
    int home = instance.indexOf('/');
    int owner = run.lastIndexOf('/');
    if (home < 0 || owner < 0) {
      return Optional.empty();
    }
    return ProcessIdentity.parse(run.substring(0, owner))
        .map(
            identity ->
                new InstanceMarker(
                    instance.substring(0, home),
                    instance.substring(home + 1),
                    identity,
                    run.substring(owner + 1)));
  }
}
