package dev.serai.orchestrator.internal;

import dev.serai.core.runtime.ServerRuntime;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import java.time.Duration;
import java.util.Optional;

/** One runtime service and who uses it: each instance holds a lease on it until it has ended. */
final class BoundRuntime implements Comparable<BoundRuntime> {
  private final ServerRuntime runtime;
  private final int ranking;
  private final long serviceId;
  private final ServiceSlot<ServerRuntime> slot;
  private volatile boolean leaving;

  BoundRuntime(ServerRuntime runtime, int ranking, long serviceId, Duration drain) {
    this.runtime = runtime;
    this.ranking = ranking;
    this.serviceId = serviceId;
    this.slot = new ServiceSlot<>("runtime " + runtime.name(), drain);
    slot.bind(runtime);
  }

  ServerRuntime runtime() {
    return runtime;
  }

  Optional<ServiceLease<ServerRuntime>> lease() {
    return slot.tryAcquire();
  }

  boolean leaving() {
    return leaving;
  }

  void leave() {
    leaving = true;
  }

  /** Blocks until the leases are back, within the drain bound. */
  void drain() {
    slot.unbind(runtime);
  }

  /** Highest ranking first, then the oldest service (OSGi Core 8, service ranking). */
  @Override
  public int compareTo(BoundRuntime other) {
    int byRanking = Integer.compare(other.ranking, ranking);
    return byRanking != 0 ? byRanking : Long.compare(serviceId, other.serviceId);
  }
}
