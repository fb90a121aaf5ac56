package dev.serai.core.store;

import org.osgi.annotation.versioning.ProviderType;

/** Keeps tool bindings. Changes are published under {@link #CONCERN}. */
@ProviderType
public interface BindingStore extends EditableStore<BindingRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "bindings";
}
