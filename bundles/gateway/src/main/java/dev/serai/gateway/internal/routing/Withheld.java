package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ShownDefinition;
import dev.serai.core.tool.ToolReview;
import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the reviews of one server have kept back, so that it stays back while the review service is
 * being replaced. Immutable.
 *
 * @param by who reviewed it last; another service may know nothing of the server yet
 * @param entry the entry that was reviewed: another version is another server
 * @param names by kind the server's own names of what is listed and not shown
 * @param unread whether everything was shown since nobody could read what was approved
 */
record Withheld(
    WeakReference<ToolReview> by,
    CatalogEntry entry,
    Map<ToolRecord.Kind, Set<String>> names,
    boolean unread) {
  /** A server that lists new names for ever is no reason to remember them all. */
  private static final int MAX_NAMES = 10_000;

  boolean isOf(CatalogEntry current) {
    return entry == current || entry.equals(current);
  }

  boolean isBy(ToolReview service) {
    return by.refersTo(service);
  }

  boolean has(ToolRecord.Kind kind, String name) {
    return names.getOrDefault(kind, Set.of()).contains(name);
  }

  /**
   * What is kept back after one more review.
   *
   * @param before the same after the review before; may be null
   * @param listed the names that the server listed; another client may have been listed others
   * @param shown what is shown
   */
  static Withheld of(
      ToolReview by,
      CatalogEntry entry,
      Withheld before,
      RawListing listed,
      Map<ToolRecord.Kind, List<ShownDefinition>> shown) {
    Map<ToolRecord.Kind, Set<String>> names = new EnumMap<>(ToolRecord.Kind.class);
    for (ListKind kind : ListKind.values()) {
      Set<String> known =
          before != null && before.isOf(entry)
              ? before.names().getOrDefault(kind.reviewed(), Set.of())
              : Set.of();
      Set<String> all = new HashSet<>(known.size() < MAX_NAMES ? known : Set.of());
      listed.lists().of(kind).forEach(item -> all.add(item.key()));
      all.removeAll(
          shown.getOrDefault(kind.reviewed(), List.of()).stream()
              .map(definition -> listed.item(kind, definition).key())
              .collect(Collectors.toSet()));
      names.put(kind.reviewed(), all);
    }
    return new Withheld(new WeakReference<>(by), entry, names, false);
  }

  /** The same without the names: another review says anew what is kept back. */
  Withheld cleared() {
    return new Withheld(by, entry, Map.of(), unread);
  }

  /** Nothing is kept back as long as what was approved cannot be read. */
  static Withheld unread(ToolReview by, CatalogEntry entry) {
    return new Withheld(new WeakReference<>(by), entry, Map.of(), true);
  }
}
