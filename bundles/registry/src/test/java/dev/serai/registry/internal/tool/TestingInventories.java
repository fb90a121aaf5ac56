package dev.serai.registry.internal.tool;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Inventories of a few definitions, written down as JSON. */
public final class TestingInventories {
  private TestingInventories() {}

  /** A server with tools and nothing else. */
  public static Inventory tools(String... definitions) {
    return of(DefinitionKind.TOOL, definitions);
  }

  /** A server with definitions of one kind. */
  public static Inventory of(DefinitionKind kind, String... definitions) {
    return Inventory.read(Map.of(kind, bytes(definitions)), null);
  }

  /** A server with instructions and nothing else. */
  public static Inventory instructions(String instructions) {
    return Inventory.read(Map.of(), instructions);
  }

  static List<byte[]> bytes(String... definitions) {
    return Arrays.stream(definitions).map(d -> d.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
