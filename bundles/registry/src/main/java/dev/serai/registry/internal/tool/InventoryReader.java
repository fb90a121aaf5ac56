package dev.serai.registry.internal.tool;

import dev.serai.core.store.ToolRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects an {@link Inventory}, within its limits. Not thread-safe. */
final class InventoryReader {
  private static final int MAX_NAME = 2_000;

  private final JsonReader json = new JsonReader();
  private final SortedMap<DefinitionKey, Definition> definitions = new TreeMap<>();
  private final List<Finding> duplicates = new ArrayList<>();
  private int count;
  private long characters;

  void instructions(String instructions) {
    if (instructions == null || instructions.isBlank()) {
      return;
    }
    SortedMap<String, Json> member = new TreeMap<>();
    member.put(DefinitionKind.INSTRUCTIONS.key(), new Json.Text(instructions));
    Json.Members value = new Json.Members(member);
    String text = CanonicalJson.of(value);
    measure("The server's instructions", text);
    add(
        new DefinitionKey(DefinitionKind.INSTRUCTIONS, DefinitionKind.INSTRUCTIONS.key()),
        text,
        value);
  }

  void items(DefinitionKind kind, List<byte[]> items) {
    for (int i = 0; i < items.size(); i++) {
      item(kind, i, items.get(i));
    }
  }

  /** Reads one element of a list. */
  Definition item(DefinitionKind kind, int index, byte[] utf8) {
    return item(
        kind,
        "The server's " + kind.name().toLowerCase(Locale.ROOT) + " number " + (index + 1),
        utf8);
  }

  private Definition item(DefinitionKind kind, String what, byte[] utf8) {
    String text = json.decode(what, utf8);
    measure(what, text);
    if (!(json.read(what, text) instanceof Json.Members value)) {
      throw Inventory.refused(what + " is no JSON object.");
    }
    String name = kind == DefinitionKind.INSTRUCTIONS ? kind.key() : value.text(kind.key());
    if (name == null || name.isBlank() || name.length() > MAX_NAME) {
      throw Inventory.refused(
          what + " needs a " + kind.key() + " of 1 to " + MAX_NAME + " characters, not all blank.");
    }
    return add(new DefinitionKey(kind, name), text, value);
  }

  private void measure(String what, String text) {
    count++;
    characters += text.length();
    if (text.length() > ToolRecord.MAX_DEFINITION) {
      throw Inventory.refused(
          what + " has more than " + ToolRecord.MAX_DEFINITION + " characters.");
    }
    if (count > Inventory.MAX_DEFINITIONS || characters > Inventory.MAX_CHARACTERS) {
      throw Inventory.refused(
          what
              + " is too much: a server may define "
              + Inventory.MAX_DEFINITIONS
              + " things with "
              + Inventory.MAX_CHARACTERS
              + " characters altogether.");
    }
  }

  private Definition add(DefinitionKey key, String text, Json.Members value) {
    Definition definition = Definition.of(key, text, value);
    Definition first = definitions.putIfAbsent(key, definition);
    if (first != null) {
      duplicates.add(duplicate(first, definition));
    }
    return definition;
  }

  private static Finding duplicate(Definition first, Definition second) {
    boolean same = first.hash().equals(second.hash());
    return new Finding(
        same ? Severity.INFO : Severity.WARN,
        "duplicate-name",
        first.key(),
        "/" + first.key().kind().key(),
        "The server lists this name twice, "
            + (same ? "both times the same" : "with different definitions")
            + "; only the first one counts.",
        VisibleText.quoted(first.key().name()));
  }

  Inventory inventory() {
    return new Inventory(Collections.unmodifiableSortedMap(definitions), duplicates);
  }
}
