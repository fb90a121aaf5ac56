package dev.serai.core.store;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Records that live as long as this object; for tests of other bundles.
 *
 * @param <R> the records
 */
public abstract class MemoryEditableStore<R extends Keyed> implements EditableStore<R> {
  private final Map<String, Versioned<R>> records = new TreeMap<>();
  private final String concern;
  private final List<Function<R, Object>> unique;
  private final Consumer<StoreChange> changes;

  /**
   * A store whose changes are heard at once.
   *
   * @param unique the parts beside the key that no two records share; null is shared by any
   */
  protected MemoryEditableStore(
      String concern, List<Function<R, Object>> unique, Consumer<StoreChange> changes) {
    this.concern = concern;
    this.unique = List.copyOf(unique);
    this.changes = changes;
  }

  @Override
  public synchronized Optional<Versioned<R>> find(String key) {
    return Optional.ofNullable(records.get(key));
  }

  @Override
  public Optional<Versioned<R>> findLocked(String key) {
    return find(key);
  }

  @Override
  public List<Versioned<R>> findAll(Collection<String> keys) {
    return keys.stream().distinct().map(this::find).flatMap(Optional::stream).toList();
  }

  @Override
  public synchronized List<Versioned<R>> all() {
    return List.copyOf(records.values());
  }

  @Override
  public synchronized List<Versioned<R>> page(String after, int limit) {
    EditableStore.requireLimit(limit);
    return records.values().stream()
        .filter(record -> after == null || record.value().key().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Versioned<R> create(R value) {
    if (records.containsKey(value.key())) {
      throw taken(value.key());
    }
    requireUnique(value);
    Instant now = now();
    return save(new Versioned<>(value, 1, now, now));
  }

  @Override
  public synchronized Versioned<R> update(R value, long version) {
    Versioned<R> before = current(value.key(), version);
    requireUnique(value);
    return save(new Versioned<>(value, version + 1, before.created(), now()));
  }

  @Override
  public synchronized void delete(String key, long version) {
    current(key, version);
    records.remove(key);
    changes.accept(StoreChange.deleted(concern, key));
  }

  /** Puts other contents into a record that is there, without a new version and unheard. */
  protected final synchronized void replace(R value) {
    records.computeIfPresent(
        value.key(),
        (key, now) -> new Versioned<>(value, now.version(), now.created(), now.updated()));
  }

  /** What puts everything back to what it is now. */
  final synchronized Runnable mark() {
    Map<String, Versioned<R>> before = Map.copyOf(records);
    return () -> {
      synchronized (this) {
        records.clear();
        records.putAll(before);
      }
    };
  }

  /** There is no such record. */
  protected final SeraiException notFound(String key) {
    return new SeraiException(
        ErrorCode.NOT_FOUND, "There is no \"" + key + "\" among the " + concern + ".");
  }

  private Versioned<R> current(String key, long version) {
    Versioned<R> now = find(key).orElseThrow(() -> notFound(key));
    if (now.version() != version) {
      throw new SeraiException(
          ErrorCode.CHANGED_MEANWHILE, "\"" + key + "\" is at version " + now.version() + " now.");
    }
    return now;
  }

  private void requireUnique(R value) {
    for (Function<R, Object> part : unique) {
      Object wanted = part.apply(value);
      records.values().stream()
          .map(Versioned::value)
          .filter(other -> !other.key().equals(value.key()))
          .filter(other -> wanted != null && Objects.equals(part.apply(other), wanted))
          .findAny()
          .ifPresent(
              other -> {
                throw taken(value.key());
              });
    }
  }

  private Versioned<R> save(Versioned<R> record) {
    String key = record.value().key();
    records.put(key, record);
    changes.accept(StoreChange.saved(concern, key));
    return record;
  }

  private static SeraiException taken(String key) {
    return new SeraiException(ErrorCode.ALREADY_EXISTS, "\"" + key + "\" is taken.");
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
