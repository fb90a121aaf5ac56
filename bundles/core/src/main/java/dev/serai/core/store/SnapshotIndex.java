package dev.serai.core.store;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * By what else than their keys records are found in a {@link SnapshotView}. One object is one
 * index, whatever its function: keep it in a constant, and ask with the same one.
 *
 * @param <K> what they are found by
 * @param <R> the records
 */
public final class SnapshotIndex<K, R extends Keyed> {
  private final Function<? super R, ? extends Collection<? extends K>> keys;

  private SnapshotIndex(Function<? super R, ? extends Collection<? extends K>> keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  /**
   * An index by one part of each record.
   *
   * @param key a pure and cheap function with a sound {@code hashCode}; where it gives null, the
   *     record is not found
   */
  public static <K, R extends Keyed> SnapshotIndex<K, R> by(Function<? super R, K> key) {
    return byEach(
        record -> {
          K found = key.apply(record);
          return found == null ? List.of() : List.of(found);
        });
  }

  /**
   * An index by several parts of each record, under each of which it is found.
   *
   * @param keys a pure and cheap function without nulls
   */
  public static <K, R extends Keyed> SnapshotIndex<K, R> byEach(
      Function<? super R, ? extends Collection<? extends K>> keys) {
    return new SnapshotIndex<>(keys);
  }

  Collection<? extends K> keys(R record) {
    return keys.apply(record);
  }
}
