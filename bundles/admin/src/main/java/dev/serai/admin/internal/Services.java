package dev.serai.admin.internal;

import dev.serai.core.access.Access;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Management;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.Keyed;
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
 * What the API stands on: services that come and go. A request waits for one that is away or has no
 * answer yet, within a bound, and only so many requests do. Safe for use by any thread.
 */
public final class Services {
  /** A thread that waits is one that MCP clients do not have. */
  private static final int MAX_WAITING = 16;

  private static final Duration AUTHENTICATION = Duration.ofSeconds(10);

  private final ServiceSlot<Access> access = new ServiceSlot<>("access control");
  private final ServiceSlot<Management> management = new ServiceSlot<>("management");
  private final ServiceSlot<EntryCatalog> catalog = new ServiceSlot<>("registry");
  private final ServiceSlot<InstallationCatalog> installations =
      new ServiceSlot<>("registry of installations");
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private final Duration wait;

  /**
   * None at first.
   *
   * @param wait how long a request waits for one
   */
  public Services(Duration wait) {
    this.wait = wait;
  }

  /** Where {@link Access} comes and goes. */
  public ServiceSlot<Access> access() {
    return access;
  }

  /** Where {@link Management} comes and goes. */
  public ServiceSlot<Management> management() {
    return management;
  }

  /** Where {@link EntryCatalog} comes and goes. */
  public ServiceSlot<EntryCatalog> catalog() {
    return catalog;
  }

  /** Where {@link InstallationCatalog} comes and goes. */
  public ServiceSlot<InstallationCatalog> installations() {
    return installations;
  }

  /** Records that management has. */
  public <R extends Keyed> Records<R> records(Function<Management, ManagedRecords<R>> which) {
    return records(management, which);
  }

  /** Records that the catalog has. */
  public <R extends Keyed> Records<R> listed(Function<EntryCatalog, ManagedRecords<R>> which) {
    return records(catalog, which);
  }

  /** Records that the catalog of installations has. */
  public <R extends Keyed> Records<R> installed(
      Function<InstallationCatalog, ManagedRecords<R>> which) {
    return records(installations, which);
  }

  private <S, R extends Keyed> Records<R> records(
      ServiceSlot<S> slot, Function<S, ManagedRecords<R>> which) {
    return new Records<>() {
      @Override
      public <T> T manage(Function<ManagedRecords<R>, T> work) {
        return use(slot, lease -> work.apply(which.apply(lease.service())));
      }
    };
  }

  /**
   * Manages the registry.
   *
   * @throws SeraiException as the work does; retryable if there is no registry
   */
  public <T> T manageCatalog(Function<EntryCatalog, T> work) {
    return use(catalog, lease -> work.apply(lease.service()));
  }

  /** Manages installations; fails likewise. */
  public <T> T install(Function<InstallationCatalog, T> work) {
    return use(installations, lease -> work.apply(lease.service()));
  }

  /**
   * Manages.
   *
   * @throws SeraiException as the work does; retryable if there is no management
   */
  public <T> T manage(Function<Management, T> work) {
    return use(management, lease -> work.apply(lease.service()));
  }

  /**
   * Whom a token stands for; blocks while that is found out, 10 s at most.
   *
   * @throws SeraiException as {@link Access#authenticate} fails; retryable if it cannot be told, if
   *     access control leaves meanwhile, or if too many requests wait already
   */
  public Principal authenticate(Bearer bearer) {
    long begun = System.nanoTime();
    return use(
        access,
        lease ->
            answer(
                lease, lease.service().authenticate(bearer), AUTHENTICATION.minus(since(begun))));
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private <T> T answer(ServiceLease<?> lease, CompletionStage<T> stage, Duration limit) {
    CompletableFuture<T> answer = stage.toCompletableFuture();
    if (answer.isDone()) {
      return await(answer, limit);
    }
    CompletableFuture<T> revocable = answer.copy();
    lease.onRevoke(() -> revocable.completeExceptionally(replaced(null)));
    return inTurn(() -> await(revocable, limit));
  }

  private <S, T> T use(ServiceSlot<S> slot, Function<ServiceLease<S>, T> work) {
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

  private <S> ServiceLease<S> lease(ServiceSlot<S> slot) {
    return slot.tryAcquire().orElseGet(() -> leaseLater(slot));
  }

  private <S> ServiceLease<S> leaseLater(ServiceSlot<S> slot) {
    return inTurn(() -> await(slot.acquire(wait), wait.plusSeconds(1)));
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
