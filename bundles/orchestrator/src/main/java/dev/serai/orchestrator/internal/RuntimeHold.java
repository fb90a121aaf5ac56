package dev.serai.orchestrator.internal;

import dev.serai.core.runtime.ServerRuntime;
import dev.serai.core.service.ServiceLease;

/**
 * An instance's right to its runtime.
 *
 * @param bound the runtime
 * @param lease to be closed when the instance has ended
 */
record RuntimeHold(BoundRuntime bound, ServiceLease<ServerRuntime> lease) {
  ServerRuntime runtime() {
    return lease.service();
  }
}
