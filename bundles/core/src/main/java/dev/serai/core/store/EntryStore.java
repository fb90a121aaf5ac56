package dev.serai.core.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps catalog entries. Changes are published under {@link #CONCERN}. */
@ProviderType
public interface EntryStore extends EditableStore<EntryRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "entries";

  /**
   * The records with an alias, in the order of their keys: the versions of one entry. One that
   * cannot be read is logged and left out.
   */
  List<Versioned<EntryRecord>> withAlias(String alias);

  /** The records with a name, of all owners, likewise. */
  List<Versioned<EntryRecord>> withName(String name);
}
