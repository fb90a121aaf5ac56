package dev.serai.store.internal.seal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * The data keys, opened. The one with the highest number seals; all open. A number that is not
 * known yet was made by another replica and is looked up. Safe for use by any thread.
 */
public final class Keyring {
  private final MasterKey master;
  private volatile NavigableMap<Integer, AesKey> keys;

  private Keyring(MasterKey master, NavigableMap<Integer, AesKey> keys) {
    this.master = master;
    this.keys = keys;
  }

  /**
   * Opens the keys of a database; the first start makes them.
   *
   * @throws SeraiException {@code STORE_KEY} if the master key is missing or another one. Nothing
   *     was written then.
   */
  public static Keyring open(Handle handle, MasterKeySource source) {
    KeyRows rows = new KeyRows(handle);
    MasterKey master = rows.check().isPresent() ? existing(source) : first(source, rows);
    if (!master.made(rows.check().orElseThrow())) {
      throw new SeraiException(
          ErrorCode.STORE_KEY,
          "The database was sealed with another master key than that in " + source.name() + ".");
    }
    if (rows.dataKeys().isEmpty()) {
      rows.addDataKey(1, master.wrap(1, AesKey.random()));
    }
    return new Keyring(master, unwrap(master, rows));
  }

  /**
   * Writes a new data key. It seals here after {@link #refresh} in a later transaction, once it is
   * committed, and at other replicas once they meet it or open the store.
   *
   * @return its number
   */
  public int add(Handle handle) {
    KeyRows rows = new KeyRows(handle);
    int id = rows.dataKeys().lastKey() + 1;
    rows.addDataKey(id, master.wrap(id, AesKey.random()));
    return id;
  }

  /** Reads the keys again. */
  public void refresh(Handle handle) {
    keys = unwrap(master, new KeyRows(handle));
  }

  int current() {
    return keys.lastKey();
  }

  AesKey key(int id) {
    return keys.get(id);
  }

  Optional<AesKey> find(Handle handle, int id) {
    if (!keys.containsKey(id)) {
      refresh(handle);
    }
    return Optional.ofNullable(keys.get(id));
  }

  private static MasterKey existing(MasterKeySource source) {
    return source
        .find()
        .orElseThrow(
            () ->
                new SeraiException(
                    ErrorCode.STORE_KEY,
                    "The database is sealed with a master key, but "
                        + source.name()
                        + " does not exist."));
  }

  private static MasterKey first(MasterKeySource source, KeyRows rows) {
    MasterKey key = source.find().orElseGet(source::make);
    rows.addCheck(key.check());
    return key;
  }

  private static NavigableMap<Integer, AesKey> unwrap(MasterKey master, KeyRows rows) {
    NavigableMap<Integer, AesKey> keys = new TreeMap<>();
    rows.dataKeys()
        .forEach(
            (id, wrapped) ->
                keys.put(
                    id,
                    master
                        .unwrap(id, wrapped)
                        .orElseThrow(
                            () ->
                                new SeraiException(
                                    ErrorCode.STORE_DAMAGED,
                                    "The data key " + id + " in the database is damaged."))));
    return keys;
  }
}
