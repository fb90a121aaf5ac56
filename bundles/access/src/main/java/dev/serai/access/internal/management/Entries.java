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
}
