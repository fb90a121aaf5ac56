package dev.serai.core.store;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the records of one concern in memory for the way of a tool call. Register it as a {@link
 * StoreListener}: the store's threads then load it, and read again what changed; reading it neither
 * blocks nor locks. A change on any replica is in the view within 1 s, unless the store's {@link
 * StoreState} says that it is away or late.
 *
 * <ul>
 *   <li>Before the first load there is no view; asking for it is the retryable {@code
 *       STORE_UNAVAILABLE}, so that nothing is taken for missing that was not read yet.
 *   <li>While the database is away the last view stays. What could not be read is tried again until
 *       it can.
 *   <li>Changes that come together make one new view. It shares with the one before what did not
 *       change: one change among 100,000 records copies a few dozen of them.
 *   <li>What the store does not publish, such as the last use of a token, is as old as the record's
 *       last change.
 * </ul>
 *
 * To act on changes, register a listener of your own that hands them to the snapshot first.
 *
 * @param <R> the records
 */
public final class StoreSnapshot<R extends Keyed> implements StoreListener {
  private final String concern;
  private final Supplier<? extends EditableStore<R>> store;
  private final List<SnapshotIndex<?, R>> indexes;
  private volatile SnapshotView<R> view;

  /**
   * A snapshot that nothing was loaded into.
   *
   * @param concern as the interface of the records names it
   * @param store gives the store that is there now, null if there is none
   * @param indexes by what else than their keys records are found
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public StoreSnapshot(
      String concern, Supplier<? extends EditableStore<R>> store, SnapshotIndex<?, R>... indexes) {
    this.concern = Objects.requireNonNull(concern, "concern");
    this.store = Objects.requireNonNull(store, "store");
    this.indexes = List.of(indexes);
  }

  /**
   * The records as they are known now.
   *
   * @throws SeraiException {@code STORE_UNAVAILABLE} before they were loaded
   */
  public SnapshotView<R> view() {
    SnapshotView<R> now = view;
    if (now == null) {
      throw unavailable("The " + concern + " have not been loaded yet.");
    }
    return now;
  }

  /** Whether there is a view. Once there is, it stays. */
  public boolean loaded() {
    return view != null;
  }

  @Override
  public String concern() {
    return concern;
  }

  /** Reads what changed, or everything; blocks meanwhile. */
  @Override
  public void storeChanged(StoreChange change) {
    storeChanged(List.of(change));
  }

  /** Reads what changed, or everything; blocks meanwhile. */
  @Override
  public synchronized void storeChanged(List<StoreChange> changes) {
    boolean anything =
        view == null
            || changes.stream().anyMatch(change -> change.kind() == StoreChange.Kind.ANYTHING);
    view = anything ? all() : view.with(read(changes));
  }

  private SnapshotView<R> all() {
    Map<String, Optional<Versioned<R>>> records = new HashMap<>();
    store().all().forEach(record -> records.put(record.value().key(), Optional.of(record)));
    return SnapshotView.empty(indexes).with(records);
  }

  private Map<String, Optional<Versioned<R>>> read(Collection<StoreChange> changes) {
    Map<String, Optional<Versioned<R>>> records = new HashMap<>();
    changes.forEach(change -> records.put(change.key(), Optional.empty()));
    store()
        .findAll(records.keySet())
        .forEach(record -> records.put(record.value().key(), Optional.of(record)));
    return records;
  }

  private EditableStore<R> store() {
    EditableStore<R> now = store.get();
    if (now == null) {
      throw unavailable("There is no store of " + concern + " at the moment.");
    }
    return now;
  }

  private static SeraiException unavailable(String message) {
    return new SeraiException(ErrorCode.STORE_UNAVAILABLE, message);
  }
}
