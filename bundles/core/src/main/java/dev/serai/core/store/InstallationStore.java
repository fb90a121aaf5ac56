package dev.serai.core.store;

import org.osgi.annotation.versioning.ProviderType;

/** Keeps installations. Changes are published under {@link #CONCERN}. */
@ProviderType
public interface InstallationStore extends EditableStore<InstallationRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "installations";
}
