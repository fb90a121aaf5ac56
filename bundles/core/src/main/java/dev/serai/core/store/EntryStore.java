package dev.serai.core.store;

import org.osgi.annotation.versioning.ProviderType;

/** Keeps catalog entries. Changes are published under {@link #CONCERN}. */
@ProviderType
public interface EntryStore extends EditableStore<EntryRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "entries";
}
