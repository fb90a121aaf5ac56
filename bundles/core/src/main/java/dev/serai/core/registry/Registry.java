package dev.serai.core.registry;

import org.osgi.annotation.versioning.ProviderType;

/** The private registry, as the rest of Serai sees it. Safe for use by any thread. */
@ProviderType
public interface Registry {
  /**
   * What the registry holds now. Never blocks and never fails; {@link RegistrySnapshot#EMPTY} at
   * first.
   */
  RegistrySnapshot snapshot();
}
