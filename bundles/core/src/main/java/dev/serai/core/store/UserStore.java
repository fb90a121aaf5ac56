package dev.serai.core.store;

import org.osgi.annotation.versioning.ProviderType;

/** Keeps users. Changes are published under {@link #CONCERN}. */
@ProviderType
public interface UserStore extends EditableStore<UserRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "users";
}
