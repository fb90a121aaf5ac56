package dev.serai.core.store;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of changes: register it as a service. Called on one thread of the store, once the change
 * can be read. A change is a reason to read the record again: two changes of one record may arrive
 * in either order, or as one. The first call is {@link StoreChange.Kind#ANYTHING}, as soon as the
 * store is ready, and it comes again after the store was away or changes were too many: a listener
 * that reads its whole concern then has all there is.
 */
@ConsumerType
public interface StoreListener {
  /** The concern that it wants to hear of, for instance {@link SessionStore#CONCERN}. */
  String concern();

  /** Something changed. Must not block for long: other listeners wait. */
  void storeChanged(StoreChange change);
}
