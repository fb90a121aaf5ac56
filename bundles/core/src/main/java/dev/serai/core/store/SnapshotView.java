package dev.serai.core.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All records of a concern as they were at one moment; immutable, for any thread, without locks.
 * What is found in one view fits together: its indexes hold the records that it holds. The next
 * change makes another view: to keep what was derived from one, keep the view with it and compare.
 *
 * @param <R> the records
 */
public final class SnapshotView<R extends Keyed> {
  private final BucketMap<String, Versioned<R>> records;
  private final List<Postings<R>> indexes;

  private SnapshotView(BucketMap<String, Versioned<R>> records, List<Postings<R>> indexes) {
    this.records = records;
    this.indexes = indexes;
  }

  static <R extends Keyed> SnapshotView<R> empty(List<SnapshotIndex<?, R>> indexes) {
    return new SnapshotView<>(BucketMap.empty(), indexes.stream().map(Postings::empty).toList());
  }

  /** The record with a key. */
  public Optional<Versioned<R>> find(String key) {
    return records.get(key);
  }

  /**
   * The records under a key of an index, in no order.
   *
   * @param index one that the snapshot was made with
   * @param key what they are found by
   * @return not to be changed
   * @throws IllegalArgumentException for another index
   */
  public <K> Collection<Versioned<R>> find(SnapshotIndex<K, R> index, K key) {
    for (Postings<R> postings : indexes) {
      if (postings.index() == index) {
        return postings.find(key);
      }
    }
    throw new IllegalArgumentException("The snapshot was made without this index.");
  }

  /** All records, in no order; not to be changed. */
  public Collection<Versioned<R>> all() {
    return records.values();
  }

  SnapshotView<R> with(Map<String, Optional<Versioned<R>>> changes) {
    return new SnapshotView<>(
        records.with(changes),
        indexes.stream().map(postings -> postings.with(records, changes)).toList());
  }
}
