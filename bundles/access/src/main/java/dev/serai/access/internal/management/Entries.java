package dev.serai.access.internal.management;

import dev.serai.core.registry.CatalogEntry;
import java.util.List;

/** Which entries may be used here. Safe for use by any thread; nothing blocks. */
public interface Entries {
  /**
   * Those of an entry's name.
   *
   * @return empty if there is none
   * @throws dev.serai.core.error.SeraiException {@code SERVICE_MISSING} or {@code STARTING} while
   *     that cannot be told
   */
  List<CatalogEntry> named(String name);

  /**
   * Whether there is an entry of a name, installed or not.
   *
   * @throws dev.serai.core.error.SeraiException as {@link #named} does
   */
  default boolean isThere(String name) {
    return !named(name).isEmpty();
  }
}
