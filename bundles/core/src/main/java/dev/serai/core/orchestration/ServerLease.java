package dev.serai.core.orchestration;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstanceId;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The right to use a running server for one call, or for as long as something on it must not sleep.
 * While a lease is out the server is not idle. Safe for use by any thread.
 */
@ProviderType
public interface ServerLease extends AutoCloseable {
  /** The running server; another generation is another process with no memory of sessions. */
  InstanceId instance();

  /** What it was started from. */
  CatalogEntry entry();

  /** How to reach it. */
  Endpoint endpoint();

  /**
   * How long the first exchange with this instance may take; longer until the installation was
   * ready once.
   */
  Duration handshakeTimeout();

  /**
   * Reports that the server answered its first exchange: it counts as running, and crashes are
   * forgotten in time.
   */
  void ready();

  /**
   * Reports that the server is of no use: its first exchange failed or it broke the protocol. It is
   * stopped, and that counts as a crash.
   *
   * @param reason one sentence for people
   */
  void failed(String reason);

  /**
   * Runs the action if the server or its runtime goes before the lease is returned, at once if it
   * is gone. The holder then ends its work. Must not block.
   *
   * @param action replaces the action given before
   */
  void onRevoke(Runnable action);

  /** Returns the lease. A second call does nothing. */
  @Override
  void close();
}
