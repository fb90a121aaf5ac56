package dev.serai.store.internal.seal;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The rows of keys in the database, all sealed with the master key. */
final class KeyRows {
  private final Handle handle;

  KeyRows(Handle handle) {
    this.handle = handle;
  }

  Optional<String> check() {
    return handle
        .createQuery("select sealed from master_key_check where id = 1")
        .mapTo(String.class)
        .findOne();
  }

  /** Keeps the check unless another replica was first. */
  void addCheck(String sealed) {
    handle.execute(
        "insert into master_key_check (id, sealed) values (1, ?) on conflict do nothing", sealed);
  }

  /** Keeps a data key unless another replica was first. */
  void addDataKey(int id, String sealed) {
    handle.execute(
        "insert into data_key (id, sealed, made_at) values (?, ?, current_timestamp)"
            + " on conflict do nothing",
        id,
        sealed);
  }

  /** Keeps a data key with the time at which it was made. */
  void addDataKey(SealedKeys.DataKey key) {
    handle.execute(
        "insert into data_key (id, sealed, made_at) values (?, ?, ?)",
        key.id(),
        key.sealed(),
        key.made());
  }

  /** Removes all keys. */
  void clear() {
    handle.execute("delete from data_key");
    handle.execute("delete from master_key_check");
  }

  /** The data keys in the order of their numbers. */
  List<SealedKeys.DataKey> all() {
    return handle
        .createQuery("select id, sealed, made_at from data_key order by id")
        .map(
            (row, context) ->
                new SealedKeys.DataKey(
                    row.getInt("id"),
                    row.getString("sealed"),
                    row.getTimestamp("made_at").getTime()))
        .list();
  }

  NavigableMap<Integer, String> dataKeys() {
    return handle
        .createQuery("select id, sealed from data_key")
        .reduceRows(
            new TreeMap<>(),
            (keys, row) -> {
              keys.put(row.getColumn("id", Integer.class), row.getColumn("sealed", String.class));
              return keys;
            });
  }
}
