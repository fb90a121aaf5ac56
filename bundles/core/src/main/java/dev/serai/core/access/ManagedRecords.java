package dev.serai.core.access;

import dev.serai.core.store.Keyed;
import dev.serai.core.store.Versioned;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Records of one kind as somebody manages them: each change is decided, kept and noted in the audit
 * log, or none of the three. What the actor may not read is {@code NOT_FOUND}; what may be read and
 * not changed is {@code FORBIDDEN}. Safe for use by any thread; every method blocks, and fails as
 * {@link dev.serai.core.store.EditableStore} does beside.
 *
 * @param <R> the records
 */
@ProviderType
public interface ManagedRecords<R extends Keyed> {
  /** One record. */
  Versioned<R> get(Actor actor, String key);

  /** Those that the actor may read, in the order of their keys. */
  Page<Versioned<R>> list(Actor actor, PageRequest page);

  /** Adds one. Nobody can grant what they lack. */
  Versioned<R> create(Actor actor, R value);

  /** Replaces one. Nobody can grant what they lack, or take a thing out of its owner's hands. */
  Versioned<R> update(Actor actor, R value, long version);

  /**
   * Replaces one whatever its version is, also while others change it.
   *
   * @param key the record's key, which stays
   * @param change from what is there, as {@link #get} gives it, to the new contents; called once,
   *     while others wait: it is quick and does nothing else
   */
  Versioned<R> update(Actor actor, String key, Function<Versioned<R>, R> change);

  /** Removes one, and what hangs on it: with a user or team go its tokens. */
  void delete(Actor actor, String key, long version);

  /** Removes one likewise, whatever its version is. */
  void delete(Actor actor, String key);
}
