package dev.serai.core.resolution;

import dev.serai.core.registry.Alias;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import java.util.Objects;
import java.util.Set;

/**
 * For what an installation is sought.
 *
 * @param prefix under which gateways offer the tools of the entry
 * @param pinned the installation that a binding names, or null if it is found for each caller
 * @param audience for whom the gateway is: its teams come before others that a caller belongs to
 */
public record Sought(Alias prefix, InstallationId pinned, Set<OwnerRef> audience) {
  /** Prefix and audience are there; the audience is copied. */
  public Sought {
    Objects.requireNonNull(prefix, "prefix");
    audience = Set.copyOf(audience);
  }
}
