package dev.serai.orchestrator.internal;

import dev.serai.core.orchestration.ServerLease;
import java.util.concurrent.CompletableFuture;

/**
 * A call that waits for its server.
 *
 * @param lease what it waits for
 * @param since when it began to wait, in nanoseconds
 */
record Waiter(CompletableFuture<ServerLease> lease, long since) {
  /** Hands the lease over; one whose caller has left comes back at once. */
  void give(ServerLease granted) {
    if (!lease.complete(granted)) {
      granted.close();
    }
  }

  void fail(Throwable error) {
    lease.completeExceptionally(error);
  }
}
