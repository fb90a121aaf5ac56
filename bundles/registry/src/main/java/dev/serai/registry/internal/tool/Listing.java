package dev.serai.registry.internal.tool;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.ToolRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server listed, element by element in its order. Immutable.
 *
 * @param items of each kind that was listed its elements
 * @param inventory the same without elements that are no definitions, and once by name
 */
public record Listing(Map<DefinitionKind, List<Item>> items, Inventory inventory) {
  /**
   * An element.
   *
   * @param sent as the server sent it
   * @param definition what it defines; empty if it is no definition
   */
  public record Item(byte[] sent, Optional<Definition> definition) {}

  /**
   * Reads lists of which every element has to be a definition, within the limits of {@link
   * Inventory}.
   *
   * @throws SeraiException {@code UPSTREAM_INVALID} that names the first element that is none
   */
  public static Listing strict(Map<ToolRecord.Kind, List<byte[]>> listed) {
    return read(
        listed, (reader, kind, i, sent) -> new Item(sent, Optional.of(reader.item(kind, i, sent))));
  }

  /** Reads lists whatever they are: what is no definition, or too much, stays as it is. */
  public static Listing lenient(Map<ToolRecord.Kind, List<byte[]>> listed) {
    return read(listed, Listing::item);
  }

  private static Item item(InventoryReader reader, DefinitionKind kind, int index, byte[] sent) {
    try {
      return new Item(sent, Optional.of(reader.item(kind, index, sent)));
    } catch (SeraiException e) {
      return new Item(sent, Optional.empty());
    }
  }

  private static Listing read(Map<ToolRecord.Kind, List<byte[]>> listed, Reading reading) {
    InventoryReader reader = new InventoryReader();
    Map<DefinitionKind, List<Item>> items = new EnumMap<>(DefinitionKind.class);
    listed.forEach(
        (recorded, elements) -> {
          DefinitionKind kind = DefinitionKind.of(recorded);
          List<Item> read = new ArrayList<>(elements.size());
          for (byte[] sent : elements) {
            read.add(reading.item(reader, kind, read.size(), sent));
          }
          items.put(kind, List.copyOf(read));
        });
    return new Listing(items, reader.inventory());
  }

  private interface Reading {
    Item item(InventoryReader reader, DefinitionKind kind, int index, byte[] sent);
  }
}
