package dev.serai.registry.internal.catalog;

import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All entries as they were at one moment, in their order. Immutable. */
final class CatalogView {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogView.class);

  /** One without entries. */
  static final CatalogView EMPTY = new CatalogView(List.of());

  private final List<CatalogItem> items;
  private final Map<String, CatalogItem> byId = new HashMap<>();
  private final Map<String, List<CatalogItem>> byName = new HashMap<>();

  private CatalogView(List<CatalogItem> items) {
    this.items = items;
    for (CatalogItem item : items) {
      byId.put(item.record().id(), item);
      byName.computeIfAbsent(item.record().name(), name -> new ArrayList<>()).add(item);
    }
  }

  /** The view of these records, which reads only those documents that this one has not read. */
  CatalogView of(Collection<Versioned<EntryRecord>> records) {
    List<CatalogItem> all = new ArrayList<>(records.size());
    records.forEach(record -> item(record).ifPresent(all::add));
    all.sort(Comparator.comparing(CatalogItem::place));
    return new CatalogView(List.copyOf(all));
  }

  List<CatalogItem> items() {
    return items;
  }

  /** Of each alias the highest version of the store that can be installed. */
  List<OfferedEntry> offered() {
    Map<String, CatalogItem> highest = new HashMap<>();
    for (CatalogItem item : items) {
      if (item.record().state() == State.ACTIVE && !EntryLookup.isElsewhere(item.record())) {
        highest.merge(item.record().alias(), item, CatalogView::higher);
      }
    }
    return highest.values().stream().map(CatalogItem::offered).toList();
  }

  private static CatalogItem higher(CatalogItem one, CatalogItem other) {
    return EntryLookup.isBefore(one.record().version(), other.record().version()) ? other : one;
  }

  Optional<CatalogItem> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Those of a name, the newest version first. */
  List<CatalogItem> named(String name) {
    return Collections.unmodifiableList(byName.getOrDefault(name, List.of()));
  }

  /** The items after a place. */
  List<CatalogItem> after(ListingPlace last) {
    int from = 0;
    int to = items.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (items.get(middle).place().compareTo(last) <= 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return items.subList(from, items.size());
  }

  private Optional<CatalogItem> item(Versioned<EntryRecord> record) {
    CatalogItem known = byId.get(record.value().id());
    if (known != null && known.stored().equals(record)) {
      return Optional.of(known);
    }
    try {
      return Optional.of(CatalogItem.of(record));
    } catch (RuntimeException e) {
      LOG.warn(
          "The document of the entry {} cannot be read, and it is not shown: {}",
          record.value(),
          e.getMessage());
      return Optional.empty();
    }
  }
}
