package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstallationId;

/**
 * A server whose lists are merged with those of others.
 *
 * @param alias the prefix of what it lists
 * @param installation where it is called
 */
record ListedServer(Alias alias, InstallationId installation) {
  static ListedServer of(CatalogEntry entry) {
    return new ListedServer(entry.alias(), entry.installation());
  }
}
