package dev.serai.gateway.internal.downstream;

import java.util.List;

/**
 * Keeps what makes up sessions, so that they outlive the gateway that began them. What cannot be
 * kept or read is logged, never thrown: the clients concerned have to initialize again.
 */
interface SessionStore {
  /** All records. */
  List<SessionRecord> load();

  /** Keeps a record, whole or not at all, in the place of an earlier one of the same owner. */
  void save(SessionRecord record);

  /** Removes the record of an owner, if there is one. */
  void delete(String owner);
}
