package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Resource;
import java.util.Optional;

/** What decisions about entries are about. Safe for use by any thread; nothing blocks. */
public interface EntryResources {
  /**
   * An entry at a version as a resource; empty if the catalog does not have it.
   *
   * @param alias tells it from entries of other owners with its name
   */
  Optional<Resource> resource(String alias, String name, String version);
}
