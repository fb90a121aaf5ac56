package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.Definition;
import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.Json;
import dev.serai.registry.internal.tool.Pointers;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Visits every text of a definition: strings and names of members, at every depth. */
final class TextWalk {
  private final Definition definition;
  private final Consumer<Spot> visitor;

  private TextWalk(Definition definition, Consumer<Spot> visitor) {
    this.definition = definition;
    this.visitor = visitor;
  }

  /** Visits the texts in the order of their pointers' members. */
  static void over(Definition definition, Consumer<Spot> visitor) {
    new TextWalk(definition, visitor).visit("", definition.value());
  }

  private void visit(String pointer, Json value) {
    if (value instanceof Json.Members members) {
      members(pointer, members);
    } else if (value instanceof Json.Items items) {
      items(pointer, items.values());
    } else if (value instanceof Json.Text text) {
      visitor.accept(Spot.of(definition, role(pointer), pointer, text.value()));
    }
  }

  private void members(String pointer, Json.Members members) {
    for (Map.Entry<String, Json> member : members.values().entrySet()) {
      String at = Pointers.member(pointer, member.getKey());
      visitor.accept(Spot.of(definition, Spot.Role.KEY, at, member.getKey()));
      visit(at, member.getValue());
    }
  }

  private void items(String pointer, List<Json> items) {
    for (int i = 0; i < items.size(); i++) {
      visit(Pointers.item(pointer, i), items.get(i));
    }
  }

  private Spot.Role role(String pointer) {
    DefinitionKind kind = definition.key().kind();
    boolean called = kind == DefinitionKind.TOOL || kind == DefinitionKind.PROMPT;
    boolean name = called && pointer.equals("/name") || pointer.startsWith("/uri");
    return name ? Spot.Role.NAME : Spot.Role.VALUE;
  }
}
