package dev.serai.core.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps what makes up client sessions, so that they outlive the gateway that began them. Safe for
 * use by any thread; every method fails with {@code STORE_UNAVAILABLE} while the database is away.
 * Changes are published under {@link #CONCERN} with the owner as key.
 */
@ProviderType
public interface SessionStore {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "sessions";

  /** All records, in no order. One that cannot be read is logged and left out. */
  List<SessionRecord> load();

  /** Keeps a record, whole or not at all, in the place of an earlier one of the same owner. */
  void save(SessionRecord record);

  /** Removes the record of an owner, if there is one. */
  void delete(String owner);
}
