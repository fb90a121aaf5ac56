package dev.serai.core.store;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Leases on what only one replica may do at a time: a token refresh, the ownership of a process, a
 * sweep. The database's clock decides when one ends. If that clock goes back by more than a minute,
 * a lease may be given away early; the fence keeps its last owner out then. Safe for use by any
 * thread; every method fails with {@code STORE_UNAVAILABLE} while the database is away, and whoever
 * holds a lease then has to stop when its time is over.
 */
@ProviderType
public interface Leases {
  /** The longest duration of a lease. */
  Duration MAX_DURATION = Duration.ofHours(1);

  /**
   * Takes a lease that nobody holds.
   *
   * @param name what is leased, see {@link Lease#name()}
   * @param owner who asks; asking again for what it holds itself does not help it
   * @param duration how long it shall last, 1 ms to {@link #MAX_DURATION}
   * @return the lease, or empty while somebody holds it
   */
  Optional<Lease> acquire(String name, String owner, Duration duration);

  /**
   * Makes a lease last for the given time from now.
   *
   * @param lease as it was acquired or renewed last
   * @param duration 1 ms to {@link #MAX_DURATION}
   * @return the same lease with a new end, or empty if it had ended: somebody else may hold it
   */
  Optional<Lease> renew(Lease lease, Duration duration);

  /** Gives a lease back before its end. One that has ended, or is another's now, stays as it is. */
  void release(Lease lease);

  /**
   * Refuses what cannot be the duration of a lease.
   *
   * @param duration the time asked for
   */
  static void requireDuration(Duration duration) {
    if (duration.toMillis() < 1 || duration.compareTo(MAX_DURATION) > 0) {
      throw new IllegalArgumentException(
          "duration must be between 1 ms and " + MAX_DURATION + ": " + duration);
    }
  }
}
