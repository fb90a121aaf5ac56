package dev.serai.core.service;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets threads of requests wait for services that are away or have no answer yet: within a bound,
 * and only so many of them at once. Safe for use by any thread.
 */
public final class BoundedWait {
  private final Semaphore waiting;
  private final Duration wait;

  /**
   * Nobody waits at first.
   *
   * @param wait how long a thread waits for a service, at most
   * @param most how many threads wait at once
   */
  public BoundedWait(Duration wait, int most) {
    this.wait = wait;
    this.waiting = new Semaphore(most);
  }

  /**
   * Uses a service.
   *
   * @throws SeraiException as the work does; retryable if the service is away, left meanwhile, or
   *     too many threads wait already
   */
  public <S, T> T use(ServiceSlot<S> slot, Function<ServiceLease<S>, T> work) {
    try (ServiceLease<S> lease = lease(slot)) {
      AtomicBoolean left = new AtomicBoolean();
      lease.onRevoke(() -> left.set(true));
      try {
        return work.apply(lease);
      } catch (SeraiException e) {
        throw e;
      } catch (RuntimeException e) {
        throw left.get() ? replaced(e) : e;
      }
    }
  }

  /**
   * Waits for an answer of a service that is in use.
   *
   * @param limit how long, at most
   * @throws SeraiException as the answer fails; retryable if it does not come in time, the service
   *     leaves meanwhile, or too many threads wait already
   */
  public <T> T answer(ServiceLease<?> lease, CompletionStage<T> stage, Duration limit) {
    CompletableFuture<T> answer = stage.toCompletableFuture();
    if (answer.isDone()) {
      return await(answer, limit);
    }
    CompletableFuture<T> revocable = answer.copy();
    lease.onRevoke(() -> revocable.completeExceptionally(replaced(null)));
    return inTurn(() -> await(revocable, limit));
  }

  private <S> ServiceLease<S> lease(ServiceSlot<S> slot) {
    return slot.tryAcquire().orElseGet(() -> leaseLater(slot));
  }

  private <S> ServiceLease<S> leaseLater(ServiceSlot<S> slot) {
    CompletableFuture<ServiceLease<S>> later = slot.acquire(wait).toCompletableFuture();
    try {
      return inTurn(() -> await(later, wait.plusSeconds(1)));
    } finally {
      later.cancel(false);
    }
  }

  private <T> T inTurn(Supplier<T> wait) {
    if (!waiting.tryAcquire()) {
      throw new SeraiException(
          ErrorCode.OVERLOADED, "Too many requests wait for a part of Serai that is away or slow.");
    }
    try {
      return wait.get();
    } finally {
      waiting.release();
    }
  }

  private static <T> T await(CompletionStage<T> stage, Duration limit) {
    try {
      return stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw SeraiException.of(e.getCause());
    } catch (TimeoutException e) {
      throw new SeraiException(
          ErrorCode.OVERLOADED, "No answer came within " + limit.toMillis() + " ms.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SeraiException(ErrorCode.STOPPING, "Serai stops.", e);
    }
  }

  private static SeraiException replaced(RuntimeException cause) {
    return new SeraiException(
        ErrorCode.SERVICE_REPLACED, "A part of Serai was replaced meanwhile.", cause);
  }
}
