package dev.serai.core.store;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * An immutable map whose changed copies share what did not change. Entries are spread by their
 * hashes over many small maps; a copy makes those anew that hold a change, and the array of all.
 */
final class BucketMap<K, V> {
  private static final int FULL = 32;

  private final Map<K, V>[] buckets;
  private final int size;

  private BucketMap(Map<K, V>[] buckets, int size) {
    this.buckets = buckets;
    this.size = size;
  }

  /** A map without entries. */
  static <K, V> BucketMap<K, V> empty() {
    return new BucketMap<>(buckets(1), 0);
  }

  /** What stands under a key. */
  Optional<V> get(Object key) {
    return Optional.ofNullable(buckets[place(key, buckets)].get(key));
  }

  /** All values, in no order. */
  Collection<V> values() {
    return new Values();
  }

  /** A map with some entries changed: what is empty leaves, the rest comes or takes its place. */
  BucketMap<K, V> with(Map<K, Optional<V>> changes) {
    if (size + changes.size() > buckets.length * FULL) {
      return spread(size + changes.size()).with(changes);
    }
    Map<K, V>[] fresh = buckets.clone();
    changes.forEach((key, value) -> change(fresh, key, value));
    int entries = size;
    for (int i = 0; i < fresh.length; i++) {
      if (fresh[i] != buckets[i]) {
        fresh[i] = compact(fresh[i]);
        entries += fresh[i].size() - buckets[i].size();
      }
    }
    return new BucketMap<>(fresh, entries);
  }

  private void change(Map<K, V>[] fresh, K key, Optional<V> value) {
    int place = place(key, fresh);
    if (fresh[place] == buckets[place]) {
      fresh[place] = new HashMap<>(buckets[place]);
    }
    value.ifPresentOrElse(now -> fresh[place].put(key, now), () -> fresh[place].remove(key));
  }

  /** The same entries, with room for so many. */
  private BucketMap<K, V> spread(int wanted) {
    Map<K, V>[] wide = buckets(Integer.highestOneBit(Math.max(1, wanted / FULL)) * 2);
    Arrays.setAll(wide, i -> new HashMap<>());
    for (Map<K, V> bucket : buckets) {
      bucket.forEach((key, value) -> wide[place(key, wide)].put(key, value));
    }
    Arrays.setAll(wide, i -> compact(wide[i]));
    return new BucketMap<>(wide, size);
  }

  /** A few entries in little space; more stay where alike hashes do no harm. */
  private static <K, V> Map<K, V> compact(Map<K, V> bucket) {
    return bucket.size() <= 4 ? Map.copyOf(bucket) : bucket;
  }

  private static int place(Object key, Map<?, ?>[] buckets) {
    int hash = key.hashCode() * 0x9E3779B9;
    return (hash >>> 16 ^ hash) & buckets.length - 1;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <K, V> Map<K, V>[] buckets(int length) {
    Map[] buckets = new Map[length];
    Arrays.fill(buckets, Map.of());
    return buckets;
  }

  private final class Values extends AbstractCollection<V> {
    @Override
    public int size() {
      return size;
    }

    @Override
    public Iterator<V> iterator() {
      return Arrays.stream(buckets).flatMap(bucket -> bucket.values().stream()).iterator();
    }
  }
}
