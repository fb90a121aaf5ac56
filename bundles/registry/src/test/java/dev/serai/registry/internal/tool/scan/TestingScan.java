package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.Finding;
import dev.serai.registry.internal.tool.Inventory;
import dev.serai.registry.internal.tool.TestingInventories;
import java.util.List;
import java.util.Locale;

/** Scans one text, and tells what was found as {@code SEVERITY rule pointer}. */
final class TestingScan {
  private TestingScan() {}

  /** Of a tool with this description. */
  static List<String> description(String description) {
    return shown(findings(description));
  }

  /** Of a tool with this description, among other servers. */
  static List<String> description(String description, OtherServer... others) {
    return shown(DefinitionScan.of(tool(description), List.of(others)));
  }

  /** The whole findings of a tool with this description. */
  static List<Finding> findings(String description) {
    return DefinitionScan.of(tool(description), List.of());
  }

  /** Of tools with these names, among other servers. */
  static List<String> names(List<String> names, OtherServer... others) {
    String[] tools =
        names.stream().map(name -> "{\"name\":" + quoted(name) + "}").toArray(String[]::new);
    return shown(DefinitionScan.of(TestingInventories.tools(tools), List.of(others)));
  }

  /** Of one definition. */
  static List<String> definition(DefinitionKind kind, String json) {
    return shown(DefinitionScan.of(TestingInventories.of(kind, json), List.of()));
  }

  static List<String> shown(List<Finding> findings) {
    return findings.stream().map(f -> f.severity() + " " + f.rule() + " " + f.pointer()).toList();
  }

  private static Inventory tool(String description) {
    return TestingInventories.tools("{\"name\":\"t\",\"description\":" + quoted(description) + "}");
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars().forEach(c -> json.append(isPlain(c) ? Character.toString(c) : escaped(c)));
    return json.append('"').toString();
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate((char) c);
  }

  private static String escaped(int c) {
    return String.format(Locale.ROOT, "\\u%04x", c);
  }
}
