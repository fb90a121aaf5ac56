package dev.serai.core.store;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of changes, of this replica and of others: register it as a service. Calls to one listener
 * follow each other, on threads of the store, once the change can be read. A change is a reason to
 * read the record again: two changes of one record may arrive in either order, or as one. The first
 * call is {@link StoreChange.Kind#ANYTHING}, as soon as the store is ready, and it comes again
 * after the store was away or changes may have been missed: a listener that reads its whole concern
 * then has all there is.
 *
 * <p>What a call failed at is told again 1 s later, with what came meanwhile, until it succeeds: a
 * listener that cannot read now lets the exception pass.
 */
@ConsumerType
public interface StoreListener {
  /** The concern that it wants to hear of, for instance {@link SessionStore#CONCERN}. */
  String concern();

  /** Something changed. It may take its time: other listeners do not wait. */
  void storeChanged(StoreChange change);

  /**
   * All that changed since the call before, no two equal.
   *
   * @param changes one or more; {@link StoreChange.Kind#ANYTHING} comes alone
   */
  default void storeChanged(List<StoreChange> changes) {
    changes.forEach(this::storeChanged);
  }
}
