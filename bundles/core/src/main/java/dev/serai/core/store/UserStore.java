package dev.serai.core.store;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps users. Changes are published under {@link #CONCERN}. */
@ProviderType
public interface UserStore extends EditableStore<UserRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "users";

  /** The user who signs in with a name, disabled ones too. */
  Optional<Versioned<UserRecord>> findByName(String name);
}
