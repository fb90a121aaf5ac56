package dev.serai.registry.internal.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Configurations that people published, with values masked; ORIGIN.tsv says whose. */
public final class RealConfigurations {
  /** Where they are. */
  public static final Path FOLDER = Path.of("src/test/resources/real/client-configs");

  private RealConfigurations() {}

  /** Their texts by name. */
  public static Map<String, byte[]> all() throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        all.put(FOLDER.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return all;
  }
}
