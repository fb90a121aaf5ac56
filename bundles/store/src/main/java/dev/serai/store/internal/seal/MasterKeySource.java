package dev.serai.store.internal.seal;

import java.util.Optional;

/** Where the master key comes from. */
public interface MasterKeySource {
  /**
   * The key that is there.
   *
   * @return the key, or empty if there is none
   * @throws dev.serai.core.error.SeraiException {@code STORE_KEY} if what is there is no key
   */
  Optional<MasterKey> find();

  /**
   * Makes and keeps a key, for a database that has none yet.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_KEY} if the operator has to give one
   */
  MasterKey make();

  /** Where the operator finds it or puts it, for errors; no path. */
  String name();
}
