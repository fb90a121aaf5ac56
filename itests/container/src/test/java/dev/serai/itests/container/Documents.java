package dev.serai.itests.container;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Documents for {@code etc/servers}. */
final class Documents {
  private Documents() {}

  /** {@link CountingServer} as a local process. */
  static String counter() {
    return counter(Map.of());
  }

  /** The same, with its tool's description in a file, and its changes held. */
  static String counterHeld(Path description) {
    return counter(Map.of("toolChanges", "hold"), description.toString());
  }

  private static String counter(Map<String, String> more, String... arguments) {
    String java = System.getProperty("java.home") + "/bin/java";
    String classes = new File("target/test-classes").getAbsolutePath();
    List<String> args =
        new ArrayList<>(
            List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xmx32m",
                "-cp",
                classes,
                CountingServer.class.getName()));
    args.addAll(List.of(arguments));
    Map<String, Object> options = new HashMap<>(Map.of("command", java, "args", args));
    options.putAll(more);
    return new JsonMapper()
        .valueToTree(
            Map.of(
                "name", "dev.serai.itests/counter",
                "description", "Counts",
                "version", "1.0.0",
                "_meta", Map.of("dev.serai/options", options)))
        .toString();
  }
}
