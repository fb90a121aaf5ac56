package dev.serai.orchestrator.internal;

import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstanceId;
import java.time.Duration;

/**
 * A lease on an instance. The links belong to {@link LeaseChain}, under the installation's lock.
 */
final class CallLease implements ServerLease {
  CallLease before;
  CallLease after;
  boolean linked;

  private final Instance instance;
  private Runnable action;
  private boolean revoked;
  private boolean closed;

  CallLease(Instance instance) {
    this.instance = instance;
  }

  @Override
  public InstanceId instance() {
    return instance.id();
  }

  @Override
  public CatalogEntry entry() {
    return instance.entry();
  }

  @Override
  public Endpoint endpoint() {
    return instance.endpoint();
  }

  @Override
  public Duration handshakeTimeout() {
    return instance.handshakeTimeout();
  }

  @Override
  public void ready() {
    instance.home().uses().ready(instance);
  }

  @Override
  public void failed(String reason) {
    instance.home().outcomes().failed(instance, reason);
  }

  @Override
  public void onRevoke(Runnable action) {
    synchronized (this) {
      if (closed) {
        return;
      }
      this.action = action;
      if (!revoked) {
        return;
      }
    }
    action.run();
  }

  /** The server is gone. */
  void revoke() {
    Runnable run;
    synchronized (this) {
      revoked = true;
      run = closed ? null : action;
    }
    if (run != null) {
      run.run();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      action = null;
    }
    instance.home().uses().returned(instance, this);
  }
}
