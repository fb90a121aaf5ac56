package dev.serai.gateway.internal.upstream;

import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstanceId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A lease that gives back a room with the server. */
final class RoomLease implements ServerLease {
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ServerLease lease;
  private final Runnable leave;

  RoomLease(ServerLease lease, Runnable leave) {
    this.lease = lease;
    this.leave = leave;
  }

  @Override
  public InstanceId instance() {
    return lease.instance();
  }

  @Override
  public CatalogEntry entry() {
    return lease.entry();
  }

  @Override
  public Endpoint endpoint() {
    return lease.endpoint();
  }

  @Override
  public Duration handshakeTimeout() {
    return lease.handshakeTimeout();
  }

  @Override
  public void ready() {
    lease.ready();
  }

  @Override
  public void failed(String reason) {
    lease.failed(reason);
  }

  @Override
  public void onRevoke(Runnable action) {
    lease.onRevoke(action);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      lease.close();
      leave.run();
    }
  }
}
