package dev.serai.core.store;

import org.osgi.annotation.versioning.ProviderType;

/** The store's health. Safe for use by any thread; never blocks. */
@ProviderType
public interface Store {
  /** How it is now. */
  StoreState state();
}
