package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;

/**
 * A server whose lists are merged with those of others.
 *
 * @param prefix the prefix of what it lists
 * @param installation where it is called
 * @param owner whose it is
 */
record ListedServer(Alias prefix, InstallationId installation, OwnerRef owner) {
  static ListedServer of(CatalogEntry entry) {
    return new ListedServer(entry.prefix(), entry.installation(), entry.owner());
  }

  /** Whether it stands for the installation of whoever has none. */
  boolean isOffered() {
    return installation.equals(OfferedEntry.idOf(prefix.value()));
  }

  /** Whether it is nobody's in particular. */
  boolean isShared() {
    return owner.kind() == OwnerRef.Kind.ORGANIZATION;
  }
}
