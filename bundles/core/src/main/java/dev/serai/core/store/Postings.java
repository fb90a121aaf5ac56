package dev.serai.core.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a view by one index; immutable.
 *
 * @param index by what they are found
 * @param found the records under each of its keys, by their own
 */
record Postings<R extends Keyed>(
    SnapshotIndex<?, R> index, BucketMap<Object, BucketMap<String, Versioned<R>>> found) {

  static <R extends Keyed> Postings<R> empty(SnapshotIndex<?, R> index) {
    return new Postings<>(index, BucketMap.empty());
  }

  Collection<Versioned<R>> find(Object key) {
    return found.get(key).map(BucketMap::values).orElse(List.of());
  }

  /**
   * The same after a change.
   *
   * @param before the records as they are here, by key
   * @param changes what becomes of them, by key
   */
  Postings<R> with(
      BucketMap<String, Versioned<R>> before, Map<String, Optional<Versioned<R>>> changes) {
    Map<Object, Map<String, Optional<Versioned<R>>>> moves = new HashMap<>();
    changes.forEach(
        (key, now) -> {
          before.get(key).ifPresent(record -> move(moves, record, Optional.empty()));
          now.ifPresent(record -> move(moves, record, now));
        });
    Map<Object, Optional<BucketMap<String, Versioned<R>>>> fresh = new HashMap<>();
    moves.forEach((key, moved) -> fresh.put(key, moved(key, moved)));
    return new Postings<>(index, found.with(fresh));
  }

  private void move(
      Map<Object, Map<String, Optional<Versioned<R>>>> moves,
      Versioned<R> record,
      Optional<Versioned<R>> now) {
    for (Object key : index.keys(record.value())) {
      moves.computeIfAbsent(key, any -> new HashMap<>()).put(record.value().key(), now);
    }
  }

  private Optional<BucketMap<String, Versioned<R>>> moved(
      Object key, Map<String, Optional<Versioned<R>>> moved) {
    BucketMap<String, Versioned<R>> before = found.get(key).orElseGet(BucketMap::empty);
    return Optional.of(before.with(moved)).filter(after -> !after.values().isEmpty());
  }
}
