package dev.serai.gateway.internal.routing;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ShownDefinition;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a server says of itself before anybody has looked at it.
 *
 * @param lists what it lists
 * @param unknown the kinds whose list could not be had now nor before; nothing follows from them
 * @param instructions an object with the member {@code instructions}, JSON text, or null for none
 */
record RawListing(ServerListing lists, Set<ListKind> unknown, byte[] instructions) {

  /**
   * The definitions as a review takes them: a kind that the server does not have is an empty list.
   */
  Map<ToolRecord.Kind, List<byte[]>> definitions() {
    Map<ToolRecord.Kind, List<byte[]>> definitions = new EnumMap<>(ToolRecord.Kind.class);
    for (ListKind kind : ListKind.values()) {
      if (!unknown.contains(kind)) {
        definitions.put(kind.reviewed(), lists.of(kind).stream().map(ListedItem::json).toList());
      }
    }
    definitions.put(
        ToolRecord.Kind.INSTRUCTIONS, instructions == null ? List.of() : List.of(instructions));
    return definitions;
  }

  /**
   * The kinds of which what was shown stays. That templates cannot be listed says most often that
   * there are none.
   */
  Set<ListKind> kept() {
    Set<ListKind> kept = EnumSet.noneOf(ListKind.class);
    kept.addAll(unknown);
    kept.remove(ListKind.TEMPLATES);
    return kept;
  }

  /** The lists with what a review shows of them; what it does not name is not shown. */
  ServerListing shown(Map<ToolRecord.Kind, List<ShownDefinition>> reviewed) {
    Map<ListKind, List<ListedItem>> items = new EnumMap<>(ListKind.class);
    for (ListKind kind : ListKind.values()) {
      items.put(
          kind,
          reviewed.getOrDefault(kind.reviewed(), List.of()).stream()
              .map(definition -> item(kind, definition))
              .toList());
    }
    return new ServerListing(items, lists.lives(), lists.temporary(), lists.failure());
  }

  /** What is shown as an item; what a review could not read stays as it was listed. */
  ListedItem item(ListKind kind, ShownDefinition shown) {
    return shown.name().isEmpty()
        ? lists.of(kind).stream()
            .filter(item -> Arrays.equals(item.json(), shown.definition()))
            .findFirst()
            .orElseGet(() -> ListedItem.of(kind, shown))
        : ListedItem.of(kind, shown);
  }
}
