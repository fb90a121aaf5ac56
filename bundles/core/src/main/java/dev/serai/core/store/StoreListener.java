package dev.serai.core.store;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of changes: register it as a service. Called on one thread of the store, after the change
 * can be read, in the order of the changes of each record. The first call is {@link
 * StoreChange.Kind#ANYTHING}, as soon as the store is ready, and it comes again when the store was
 * away: a listener that reads its concern then has all there is.
 */
@ConsumerType
public interface StoreListener {
  /** The concern that it wants to hear of, for instance {@link SessionStore#CONCERN}. */
  String concern();

  /** Something changed. Must not block for long: other listeners wait. */
  void storeChanged(StoreChange change);
}
