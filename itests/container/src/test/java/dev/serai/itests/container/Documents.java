package dev.serai.itests.container;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.util.List;
import java.util.Map;

/** Documents for {@code etc/servers}. */
final class Documents {
  private Documents() {}

  /** {@link CountingServer} as a local process. */
  static String counter() {
    String java = System.getProperty("java.home") + "/bin/java";
    String classes = new File("target/test-classes").getAbsolutePath();
    List<String> args =
        List.of(
            "-XX:TieredStopAtLevel=1", "-Xmx32m", "-cp", classes, CountingServer.class.getName());
    Map<String, ?> options = Map.of("command", java, "args", args);
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
