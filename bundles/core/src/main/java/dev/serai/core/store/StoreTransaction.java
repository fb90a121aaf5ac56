package dev.serai.core.store;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes calls of several stores one: all of them are kept, or none. Safe for use by any thread;
 * blocks as the stores do.
 */
@ProviderType
public interface StoreTransaction {
  /**
   * Runs work whose calls of {@link EditableStore}s, {@link AuditStore} and the stores that extend
   * them, made by the thread that calls this, are one transaction. They see each other's changes;
   * nobody else does before the end, and changes are published then. Within other work it is part
   * of that. Leases, and calls that other threads make, are not part of it.
   *
   * <p>Records that the work changed are locked until its end, and the audit log from the first
   * addition on: keep it short, and add to the audit log last.
   *
   * @param work what to run, once; an exception of it, or of one of those calls even if the work
   *     caught it, takes all changes back
   * @return what it found
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} if the database is away
   *     or was lost; if it was lost during the commit, that may have happened or not
   */
  <T> T inOne(Supplier<T> work);
}
