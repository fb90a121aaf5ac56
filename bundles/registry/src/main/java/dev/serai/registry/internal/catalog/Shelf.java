package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Resource;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.registry.internal.document.Owners;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What of the entries of one name a reader gets: of each version one. What may still be used comes
 * before what was removed, then the nearest owner: a person, a team (by id), the organization.
 */
final class Shelf {
  private static final Set<State> PUBLISHED =
      EnumSet.of(State.ACTIVE, State.DEPRECATED, State.DELETED);

  private static final Comparator<CatalogItem> NEAREST =
      Comparator.comparing(Shelf::isDeleted)
          .thenComparing(item -> item.record().scope(), Owners.NEAREST)
          .thenComparing(item -> item.record().id());

  private final String name;
  private final List<CatalogItem> items;
  private final Set<String> ids;
  private final Optional<CatalogItem> latest;

  private Shelf(String name, List<CatalogItem> items) {
    this.name = name;
    this.items = items;
    this.ids = items.stream().map(item -> item.record().id()).collect(Collectors.toSet());
    this.latest = items.stream().filter(item -> !isDeleted(item)).findFirst();
  }

  /** What a reader gets of a name. */
  static Shelf of(CatalogView view, String name, Predicate<Resource> visible) {
    List<CatalogItem> seen =
        view.named(name).stream()
            .filter(item -> PUBLISHED.contains(item.record().state()))
            .filter(item -> visible.test(item.resource()))
            .toList();
    Map<String, CatalogItem> nearest = new HashMap<>();
    seen.forEach(
        item ->
            nearest.merge(
                item.record().version(), item, (a, b) -> NEAREST.compare(a, b) <= 0 ? a : b));
    return new Shelf(
        name, seen.stream().filter(item -> nearest.get(item.record().version()) == item).toList());
  }

  boolean isFor(String other) {
    return name.equals(other);
  }

  /** In the order of the list. */
  List<CatalogItem> items() {
    return items;
  }

  boolean holds(CatalogItem item) {
    return ids.contains(item.record().id());
  }

  boolean isLatest(String id) {
    return latest.filter(item -> item.record().id().equals(id)).isPresent();
  }

  private static boolean isDeleted(CatalogItem item) {
    return item.record().state() == State.DELETED;
  }
}
