package dev.serai.edge.internal.pass;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import javax.servlet.Servlet;

/** Where requests wait for a handler, a bounded number for a bounded time; no thread waits. */
final class HoldingRoom {
  private final ServiceSlot<Servlet> handlers;
  private final Duration stay;
  private final int most;
  private final Semaphore seats;

  HoldingRoom(ServiceSlot<Servlet> handlers, HoldLimits limits) {
    this.handlers = handlers;
    this.stay = limits.stay();
    this.most = limits.seats();
    this.seats = new Semaphore(limits.seats());
  }

  /**
   * A lease on the next handler; fails when none comes in time.
   *
   * @return empty if all seats are taken
   */
  Optional<CompletionStage<ServiceLease<Servlet>>> enter() {
    if (!seats.tryAcquire()) {
      return Optional.empty();
    }
    long deadline = System.nanoTime() + stay.toNanos();
    return Optional.of(await(deadline).whenComplete((lease, error) -> seats.release()));
  }

  int taken() {
    return most - seats.availablePermits();
  }

  private CompletionStage<ServiceLease<Servlet>> await(long deadline) {
    Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    return handlers.acquire(left).exceptionallyCompose(error -> again(error, deadline));
  }

  /** A handler that came and left at once is not the end of the wait. */
  private CompletionStage<ServiceLease<Servlet>> again(Throwable error, long deadline) {
    boolean replaced = SeraiException.of(error).code() == ErrorCode.SERVICE_REPLACED;
    return replaced ? await(deadline) : CompletableFuture.failedStage(error);
  }
}
