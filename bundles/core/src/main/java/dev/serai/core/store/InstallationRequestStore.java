package dev.serai.core.store;

import dev.serai.core.store.InstallationRequestRecord.State;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps what people ask to be installed. Changes are published under {@link #CONCERN}. */
@ProviderType
public interface InstallationRequestStore extends EditableStore<InstallationRequestRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "installation-requests";

  /**
   * What a principal asked for, decided or not, in the order of the keys. One that cannot be read
   * is logged and left out.
   *
   * @param reference the principal's reference
   */
  List<Versioned<InstallationRequestRecord>> askedBy(String reference);

  /** Those in a state, of all who asked, likewise. */
  List<Versioned<InstallationRequestRecord>> inState(State state);
}
