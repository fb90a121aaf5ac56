package dev.serai.registry.internal.catalog;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.SnapshotView;
import dev.serai.core.store.StoreSnapshot;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The entries of the store and of all other sources, in memory. Safe for use by any thread. */
final class CatalogEntries {
  private final StoreSnapshot<EntryRecord> stored;
  private final Supplier<List<Versioned<EntryRecord>>> others;
  private final Supplier<Set<String>> aliases;
  private volatile Seen seen = new Seen(null, List.of(), CatalogView.EMPTY);

  /**
   * Entries.
   *
   * @param stored those of the store
   * @param others those of other sources; quick, and equal while nothing changes
   * @param aliases those of other sources, whether they have records or not
   */
  CatalogEntries(
      StoreSnapshot<EntryRecord> stored,
      Supplier<List<Versioned<EntryRecord>>> others,
      Supplier<Set<String>> aliases) {
    this.stored = stored;
    this.others = others;
    this.aliases = aliases;
  }

  /** All aliases that something has. */
  Set<String> taken() {
    Set<String> taken = new HashSet<>(aliases.get());
    view().items().forEach(item -> taken.add(item.record().alias()));
    return taken;
  }

  /**
   * The entries now.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} before the store was read
   */
  CatalogView view() {
    SnapshotView<EntryRecord> now = stored.view();
    List<Versioned<EntryRecord>> beside = others.get();
    Seen last = seen;
    return last.isOf(now, beside) ? last.view() : look(now, beside);
  }

  private synchronized CatalogView look(
      SnapshotView<EntryRecord> now, List<Versioned<EntryRecord>> beside) {
    if (!seen.isOf(now, beside)) {
      List<Versioned<EntryRecord>> all = new ArrayList<>(now.all());
      all.addAll(beside);
      seen = new Seen(now, beside, seen.view().of(all));
    }
    return seen.view();
  }

  private record Seen(
      SnapshotView<EntryRecord> stored, List<Versioned<EntryRecord>> others, CatalogView view) {
    boolean isOf(SnapshotView<EntryRecord> now, List<Versioned<EntryRecord>> beside) {
      return stored == now && others.equals(beside);
    }
  }
}
