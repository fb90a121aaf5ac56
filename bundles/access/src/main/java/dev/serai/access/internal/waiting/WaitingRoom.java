package dev.serai.access.internal.waiting;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * Where requests wait for what is being replaced: 1,000 at most, each until its deadline. Safe for
 * use by any thread; nobody blocks.
 */
public final class WaitingRoom {
  private static final int PLACES = 1_000;

  private final ErrorCode missing;
  private final Semaphore places = new Semaphore(PLACES);

  /**
   * An empty one.
   *
   * @param missing what those fail with for whom it does not come
   */
  public WaitingRoom(ErrorCode missing) {
    this.missing = missing;
  }

  /**
   * A lease on what is in a slot, or comes there in time.
   *
   * @return done already if it is there; fails with the code of this room if it does not come, and
   *     with {@code OVERLOADED} if too many wait
   */
  public <S> CompletionStage<ServiceLease<S>> lease(ServiceSlot<S> slot, Deadline deadline) {
    Optional<ServiceLease<S>> now = slot.tryAcquire();
    if (now.isPresent()) {
      return CompletableFuture.completedFuture(now.get());
    }
    if (!places.tryAcquire()) {
      return CompletableFuture.failedFuture(full());
    }
    return slot.acquire(deadline.left())
        .whenComplete((lease, error) -> places.release())
        .exceptionally(
            error -> {
              throw reason(SeraiException.of(error));
            });
  }

  /** Goes on once something is in a slot; fails as {@link #lease} does. */
  public CompletionStage<Void> until(ServiceSlot<?> slot, Deadline deadline) {
    return lease(slot, deadline).thenAccept(ServiceLease::close);
  }

  private SeraiException reason(SeraiException error) {
    return error.code() == ErrorCode.SERVICE_MISSING
        ? new SeraiException(missing, error.getMessage(), error)
        : error;
  }

  private static SeraiException full() {
    return new SeraiException(
        ErrorCode.OVERLOADED, PLACES + " requests wait for a part of Serai that is away.");
  }
}
