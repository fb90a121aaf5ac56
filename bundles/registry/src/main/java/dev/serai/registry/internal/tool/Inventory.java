package dev.serai.registry.internal.tool;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.ToolRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything that one server defines at one moment. Immutable. At most 10,000 definitions and
 * 16,777,216 characters altogether, each within {@link ToolRecord#MAX_DEFINITION}.
 */
public final class Inventory {
  /** The most definitions. */
  public static final int MAX_DEFINITIONS = 10_000;

  /** The most characters of all definitions together. */
  public static final int MAX_CHARACTERS = 16 << 20;

  private final SortedMap<DefinitionKey, Definition> definitions;
  private final List<Finding> duplicates;

  Inventory(SortedMap<DefinitionKey, Definition> definitions, List<Finding> duplicates) {
    this.definitions = definitions;
    this.duplicates = List.copyOf(duplicates);
  }

  /**
   * Reads what a server listed.
   *
   * @param listed of each kind the elements of the list, in the server's order, each one JSON
   *     object in UTF-8; {@link DefinitionKind#INSTRUCTIONS} is no kind of them
   * @param instructions of the server's {@code initialize} or {@code server/discover} answer; null
   *     or blank for none
   * @throws SeraiException {@code UPSTREAM_INVALID} when an element is no definition or a limit is
   *     passed; the message names the element
   */
  public static Inventory read(Map<DefinitionKind, List<byte[]>> listed, String instructions) {
    InventoryReader reader = new InventoryReader();
    reader.instructions(instructions);
    for (DefinitionKind kind : DefinitionKind.values()) {
      reader.items(kind, listed.getOrDefault(kind, List.of()));
    }
    return reader.inventory();
  }

  /** Every definition, by kind, then by name. */
  public Collection<Definition> definitions() {
    return definitions.values();
  }

  /** One definition; empty where the server has none of this key. */
  public Optional<Definition> find(DefinitionKey key) {
    return Optional.ofNullable(definitions.get(key));
  }

  /** The names of one kind, sorted. */
  public List<String> names(DefinitionKind kind) {
    return definitions.keySet().stream()
        .filter(key -> key.kind() == kind)
        .map(DefinitionKey::name)
        .toList();
  }

  /** Definitions that were dropped because an earlier one has the same kind and name. */
  public List<Finding> duplicates() {
    return duplicates;
  }

  static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.UPSTREAM_INVALID, message);
  }
}
