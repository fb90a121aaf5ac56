package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Page;
import dev.serai.core.access.Resource;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.document.Owners;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What of the catalog is published, as each reader sees it; nothing is read from the store. Every
 * method fails with {@code STORE_UNAVAILABLE} before the store was read for the first time. Safe
 * for use by any thread.
 */
public final class PublishedServers {
  /** A page with more would be large in memory. */
  private static final int MAX_PAGE_CHARS = 4 << 20;

  private final CatalogEntries entries;

  PublishedServers(CatalogEntries entries) {
    this.entries = entries;
  }

  /**
   * A part of the list, by name, the newest version first.
   *
   * @param visible what the reader may see
   * @throws dev.serai.core.error.SeraiException {@code INVALID_VALUE} for a cursor that is none
   */
  public Page<Published> list(Predicate<Resource> visible, PublishedQuery query) {
    CatalogView view = entries.view();
    List<CatalogItem> rest =
        query.cursor() == null ? view.items() : view.after(ListingPlace.ofCursor(query.cursor()));
    List<Published> shown = new ArrayList<>();
    Shelf shelf = null;
    CatalogItem last = null;
    long chars = 0;
    for (CatalogItem item : rest) {
      if (!query.wants(item)) {
        continue;
      }
      String name = item.record().name();
      shelf = shelf != null && shelf.isFor(name) ? shelf : Shelf.of(view, name, visible);
      boolean latest = shelf.isLatest(item.record().id());
      if (!shelf.holds(item) || query.wantsNewest() && !latest) {
        continue;
      }
      chars += item.facts().text().length();
      if (shown.size() == query.limit() || last != null && chars > MAX_PAGE_CHARS) {
        return new Page<>(shown, last.place().cursor());
      }
      last = item;
      shown.add(published(item, latest));
    }
    return new Page<>(shown, null);
  }

  /** The versions of a server, removed ones too, the one published last first. */
  public List<Published> versions(Predicate<Resource> visible, String name) {
    Shelf shelf = Shelf.of(entries.view(), name, visible);
    return shelf.items().stream()
        .sorted(Comparator.comparing((CatalogItem item) -> item.stored().created()).reversed())
        .map(item -> published(item, shelf.isLatest(item.record().id())))
        .toList();
  }

  /** What was never published of a server's version, the nearest first. */
  public List<EntryRecord> unpublished(Predicate<Resource> visible, String name, String version) {
    return entries.view().named(name).stream()
        .filter(item -> item.record().version().equals(version))
        .filter(item -> EntryStates.isUnused(item.record().state()))
        .filter(item -> visible.test(item.resource()))
        .map(CatalogItem::record)
        .sorted(Comparator.comparing(EntryRecord::scope, Owners.NEAREST))
        .toList();
  }

  /** A record as a reader gets it who may see it. */
  public Published of(Predicate<Resource> visible, Versioned<EntryRecord> stored) {
    CatalogView view = entries.view();
    Shelf shelf = Shelf.of(view, stored.value().name(), visible);
    return published(CatalogItem.of(stored), shelf.isLatest(stored.value().id()));
  }

  private static Published published(CatalogItem item, boolean latest) {
    return new Published(item.stored(), item.facts().text(), latest);
  }
}
