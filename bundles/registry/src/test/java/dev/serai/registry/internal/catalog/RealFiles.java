package dev.serai.registry.internal.catalog;

import dev.serai.registry.internal.client.RealConfigurations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Documents and configurations that people published. */
final class RealFiles {
  /** Where all of them are. */
  static final Path FOLDER = RealConfigurations.FOLDER.getParent();

  private RealFiles() {}

  /** Their texts by name. */
  static Map<String, byte[]> all() throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(FOLDER.resolve("server-json"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        all.put(FOLDER.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    RealConfigurations.all().forEach((name, text) -> all.put("client-configs/" + name, text));
    return all;
  }
}
