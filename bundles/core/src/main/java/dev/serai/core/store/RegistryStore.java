package dev.serai.core.store;

import org.osgi.annotation.versioning.ProviderType;

/** Keeps other registries. Changes are published under {@link #CONCERN}. */
@ProviderType
public interface RegistryStore extends EditableStore<RegistryRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "registries";
}
