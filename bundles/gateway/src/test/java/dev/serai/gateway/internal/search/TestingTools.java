package dev.serai.gateway.internal.search;

import dev.serai.core.registry.Alias;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tools to be found, one after the other. */
final class TestingTools {
  private final List<SearchedTool> tools = new ArrayList<>();

  /** Adds a tool of a server; its definition has further members, JSON text. */
  TestingTools with(String alias, String name, String members) {
    tools.add(tool(alias, name, members));
    return this;
  }

  static SearchedTool tool(String alias, String name, String members) {
    String exposed = alias + "__" + name;
    String json = "{'name':'" + exposed + "'" + (members.isEmpty() ? "" : "," + members) + "}";
    return new SearchedTool(
        Set.of(new InstallationId(alias)),
        new Alias(alias),
        name,
        exposed,
        JsonText.utf8(json.replace('\'', '"')));
  }

  ToolIndex index() {
    return ToolIndex.of(tools);
  }

  List<SearchedTool> all() {
    return List.copyOf(tools);
  }
}
