package dev.serai.core.service;

/**
 * The right to use a service until {@link #close()}. A service that leaves waits for its leases,
 * within a bound; a lease left then is revoked.
 *
 * @param <T> the service
 */
public interface ServiceLease<T> extends AutoCloseable {
  /** The leased service; not to be used after {@link #close()}. */
  T service();

  /**
   * Runs the action if the service leaves before this lease is returned; at once if that has
   * happened. The holder then ends its work with a retryable error. Runs on the thread that
   * unbinds: it must not block.
   *
   * @param action what ends the work; replaces an action given before
   */
  void onRevoke(Runnable action);

  /** Returns the lease. A second call does nothing. */
  @Override
  void close();
}
