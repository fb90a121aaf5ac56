package dev.serai.core.store;

import org.osgi.annotation.versioning.ProviderType;

/** Keeps roles. Changes are published under {@link #CONCERN}. */
@ProviderType
public interface RoleStore extends EditableStore<RoleRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "roles";
}
