package dev.serai.core.service;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Holds a service that may be replaced while it is in use: the body of a dynamic {@code
 * bind}/{@code unbind} pair. The service bound last is handed out; {@link #unbind} waits until the
 * leases on the leaving one are back and revokes those left at the bound. Safe for use by any
 * thread.
 *
 * @param <T> the service
 */
public final class ServiceSlot<T> {
  /** How long {@link #unbind} waits at most; the component runtime's own lock limit is 5 s. */
  public static final Duration MAX_DRAIN = Duration.ofSeconds(3);

  private final String what;
  private final Duration drain;
  private final List<LeasedService<T>> bound = new ArrayList<>();
  private final Set<CompletableFuture<ServiceLease<T>>> waiting = new LinkedHashSet<>();

  /**
   * A slot that drains for {@link #MAX_DRAIN}.
   *
   * @param what the service's name in error messages, for instance {@code "gateway"}
   */
  public ServiceSlot(String what) {
    this(what, MAX_DRAIN);
  }

  /**
   * A slot with its own drain bound.
   *
   * @param what the service's name in error messages
   * @param drain how long to wait for leases, zero to {@link #MAX_DRAIN}
   */
  public ServiceSlot(String what, Duration drain) {
    if (drain.isNegative() || drain.compareTo(MAX_DRAIN) > 0) {
      throw new IllegalArgumentException("drain must be between 0 and " + MAX_DRAIN + ": " + drain);
    }
    this.what = what;
    this.drain = drain;
  }

  /**
   * Makes a service available; requests that wait for one go on. A service that is bound already
   * stays as it is: a component runtime may announce one twice while a component is activated.
   */
  public void bind(T service) {
    List<CompletableFuture<ServiceLease<T>>> ready;
    LeasedService<T> leased = new LeasedService<>(service);
    synchronized (this) {
      if (holds(service)) {
        return;
      }
      bound.add(leased);
      ready = new ArrayList<>(waiting);
      waiting.clear();
    }
    for (CompletableFuture<ServiceLease<T>> waiter : ready) {
      hand(leased, waiter);
    }
  }

  /**
   * Takes a service away. New leases are given on the service bound before it, if any. Blocks until
   * all leases on it are back, at most for the drain bound, then revokes the rest. A service that
   * is not bound is ignored.
   */
  public void unbind(T service) {
    LeasedService<T> leaving = take(service);
    if (leaving != null) {
      leaving.leave(drain);
    }
  }

  /** A lease on the current service, or empty while there is none. Never waits. */
  public Optional<ServiceLease<T>> tryAcquire() {
    LeasedService<T> current = current();
    return current == null ? Optional.empty() : Optional.ofNullable(current.lease());
  }

  /**
   * A lease on the current service, or on the next one bound within the given time.
   *
   * @param wait how long to wait for a service
   * @return the lease; fails with {@link ErrorCode#SERVICE_MISSING} when the time is over. A lease
   *     that arrives for a caller who has cancelled the stage's future is returned at once.
   */
  public CompletionStage<ServiceLease<T>> acquire(Duration wait) {
    CompletableFuture<ServiceLease<T>> waiter;
    synchronized (this) {
      Optional<ServiceLease<T>> now = tryAcquire();
      if (now.isPresent()) {
        return CompletableFuture.completedFuture(now.get());
      }
      waiter = new CompletableFuture<>();
      waiting.add(waiter);
    }
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
        .execute(() -> expire(waiter, wait));
    return waiter;
  }

  /** Whether a service is bound now. */
  public boolean isBound() {
    return current() != null;
  }

  private void expire(CompletableFuture<ServiceLease<T>> waiter, Duration wait) {
    synchronized (this) {
      waiting.remove(waiter);
    }
    if (!waiter.isDone()) {
      waiter.completeExceptionally(
          new SeraiException(
              ErrorCode.SERVICE_MISSING,
              "No " + what + " came within " + wait.toMillis() + " ms."));
    }
  }

  private void hand(LeasedService<T> leased, CompletableFuture<ServiceLease<T>> waiter) {
    ServiceLease<T> lease = leased.lease();
    if (lease == null) {
      waiter.completeExceptionally(
          new SeraiException(ErrorCode.SERVICE_REPLACED, "The " + what + " left again at once."));
    } else if (!waiter.complete(lease)) {
      lease.close();
    }
  }

  private synchronized LeasedService<T> current() {
    return bound.isEmpty() ? null : bound.get(bound.size() - 1);
  }

  private boolean holds(T service) {
    return bound.stream().anyMatch(leased -> leased.service() == service);
  }

  private synchronized LeasedService<T> take(T service) {
    for (LeasedService<T> leased : bound) {
      if (leased.service() == service) {
        bound.remove(leased);
        return leased;
      }
    }
    return null;
  }
}
