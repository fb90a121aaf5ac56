package dev.serai.core.store;

import org.osgi.annotation.versioning.ProviderType;

/** Keeps teams. Changes are published under {@link #CONCERN}. */
@ProviderType
public interface TeamStore extends EditableStore<TeamRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "teams";
}
