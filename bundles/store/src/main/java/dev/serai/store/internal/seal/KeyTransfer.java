package dev.serai.store.internal.seal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Brings data keys from elsewhere into a database. The keys that it has stay, since another replica
 * may seal with them at this moment; one that comes gets another number where its own is taken.
 */
public final class KeyTransfer {
  private final MasterKey master;
  private final SealedKeys keys;
  private final Map<Integer, AesKey> opened = new LinkedHashMap<>();

  private KeyTransfer(MasterKey master, SealedKeys keys) {
    this.master = master;
    this.keys = keys;
  }

  /**
   * Opens the keys, and changes nothing.
   *
   * @throws SeraiException {@code STORE_KEY} if the present master key did not seal them
   */
  public static KeyTransfer of(SealedKeys keys, MasterKeySource source) {
    MasterKey master =
        source
            .find()
            .filter(present -> present.made(keys.check()))
            .orElseThrow(
                () ->
                    new SeraiException(
                        ErrorCode.STORE_KEY,
                        "The backup was sealed with another master key than that in "
                            + (source.name() + ".")));
    KeyTransfer transfer = new KeyTransfer(master, keys);
    keys.dataKeys().forEach(transfer::open);
    return transfer;
  }

  /** Writes them, and tells what becomes of values that are sealed with them. */
  public Renumbering into(Handle handle) {
    KeyRows rows = new KeyRows(handle);
    if (!master.made(rows.check().orElseThrow())) {
      rows.clear();
      rows.addCheck(keys.check());
    }
    NavigableMap<Integer, AesKey> there = there(rows);
    Map<Integer, Integer> numbers = new HashMap<>();
    keys.dataKeys().forEach(key -> numbers.put(key.id(), add(key, there, rows)));
    return new Renumbering(numbers);
  }

  private void open(SealedKeys.DataKey key) {
    opened.put(
        key.id(),
        master
            .unwrap(key.id(), key.sealed())
            .orElseThrow(
                () ->
                    new SeraiException(
                        ErrorCode.BACKUP_UNREADABLE,
                        "The data key " + key.id() + " in the backup is damaged.")));
  }

  private NavigableMap<Integer, AesKey> there(KeyRows rows) {
    NavigableMap<Integer, AesKey> there = new TreeMap<>();
    rows.dataKeys()
        .forEach((id, wrapped) -> master.unwrap(id, wrapped).ifPresent(key -> there.put(id, key)));
    return there;
  }

  private int add(SealedKeys.DataKey key, NavigableMap<Integer, AesKey> there, KeyRows rows) {
    AesKey mine = opened.get(key.id());
    for (Map.Entry<Integer, AesKey> other : there.entrySet()) {
      if (other.getValue().sameAs(mine)) {
        return other.getKey();
      }
    }
    int id = rows.dataKeys().containsKey(key.id()) ? rows.dataKeys().lastKey() + 1 : key.id();
    rows.addDataKey(new SealedKeys.DataKey(id, master.wrap(id, mine), key.madeMillis()));
    there.put(id, mine);
    return id;
  }
}
