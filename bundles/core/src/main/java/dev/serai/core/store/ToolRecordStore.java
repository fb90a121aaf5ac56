package dev.serai.core.store;

import org.osgi.annotation.versioning.ProviderType;

/** Keeps what was discovered at servers. Changes are published under {@link #CONCERN}. */
@ProviderType
public interface ToolRecordStore extends EditableStore<ToolRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "tool-records";
}
