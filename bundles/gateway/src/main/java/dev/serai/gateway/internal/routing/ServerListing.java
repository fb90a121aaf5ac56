package dev.serai.gateway.internal.routing;

import dev.serai.gateway.internal.exchange.CacheHint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one server offers to clients of one capability set.
 *
 * @param items by kind; a kind that the server does not have is empty
 * @param hints how the lists may be cached; none for a kind that the server does not have
 */
record ServerListing(Map<ListKind, List<ListedItem>> items, Map<ListKind, CacheHint> hints) {
  /** A server that offers nothing. */
  static final ServerListing EMPTY = new ServerListing(Map.of(), Map.of());

  ServerListing {
    Map<ListKind, List<ListedItem>> copy = new EnumMap<>(ListKind.class);
    for (ListKind kind : ListKind.values()) {
      copy.put(kind, List.copyOf(items.getOrDefault(kind, List.of())));
    }
    items = copy;
  }

  List<ListedItem> of(ListKind kind) {
    return items.get(kind);
  }
}
