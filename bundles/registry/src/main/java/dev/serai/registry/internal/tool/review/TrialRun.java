package dev.serai.registry.internal.tool.review;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.ToolRecord.Kind;
import dev.serai.core.tool.ToolDiscovery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs servers for trials and asks them what they define. Safe for use by any thread. */
final class TrialRun implements AutoCloseable {
  /** How many run at once. */
  static final int MAX = 2;

  private static final long PAUSE_MILLIS = 50;
  private static final int PAUSES = 100;

  private final TrialSource source;
  private final ServiceSlot<ToolDiscovery> discovery;
  private final Duration listing;
  private final Semaphore places = new Semaphore(MAX);
  private final CompletableFuture<Map<Kind, List<byte[]>>> leaving = new CompletableFuture<>();

  /**
   * Runs.
   *
   * @param listing how long a server may take to list what it defines, beside of its start
   */
  TrialRun(TrialSource source, ServiceSlot<ToolDiscovery> discovery, Duration listing) {
    this.source = source;
    this.discovery = discovery;
    this.listing = listing;
  }

  /**
   * What a server defines, which is there meanwhile and gone afterwards; blocks.
   *
   * @param patience how long it may wait until fewer run
   * @throws SeraiException {@code OVERLOADED} if too many run, {@code START_TIMEOUT} if it takes
   *     too long, as the server fails otherwise
   */
  Map<Kind, List<byte[]>> run(CatalogEntry server, Duration patience) {
    await(patience);
    try {
      source.add(server);
      return found(server, server.options().firstStartTimeout().plus(listing));
    } finally {
      source.remove(server);
      places.release();
    }
  }

  private void await(Duration patience) {
    try {
      if (places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new SeraiException(
        ErrorCode.OVERLOADED, MAX + " entries are being tried; no more are at once.");
  }

  /** Ends those that run. */
  @Override
  public void close() {
    leaving.completeExceptionally(
        new SeraiException(ErrorCode.SERVICE_REPLACED, "The registry is being replaced."));
  }

  private Map<Kind, List<byte[]>> found(CatalogEntry server, Duration limit) {
    CompletableFuture<Map<Kind, List<byte[]>>> ended = new CompletableFuture<>();
    CompletableFuture<Map<Kind, List<byte[]>>> asked = ask(server.installation(), PAUSES, ended);
    try {
      return asked
          .applyToEither(leaving, found -> found)
          .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof TimeoutException
          ? new SeraiException(
              ErrorCode.START_TIMEOUT,
              "The server did not tell within " + limit.toSeconds() + " s what it defines.",
              e)
          : SeraiException.of(e);
    } finally {
      ended.complete(Map.of());
    }
  }

  /** Again for some seconds while nobody knows the server yet, unless it is over. */
  private CompletableFuture<Map<Kind, List<byte[]>>> ask(
      InstallationId server, int more, CompletableFuture<?> ended) {
    return call(server)
        .handle(
            (found, failure) -> {
              if (failure == null) {
                return CompletableFuture.completedFuture(found);
              }
              if (more == 0 || ended.isDone() || !isUnknown(failure)) {
                return CompletableFuture.<Map<Kind, List<byte[]>>>failedFuture(failure);
              }
              Executor later =
                  CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
              return CompletableFuture.runAsync(() -> {}, later)
                  .thenCompose(paused -> ask(server, more - 1, ended));
            })
        .thenCompose(answer -> answer);
  }

  private CompletableFuture<Map<Kind, List<byte[]>>> call(InstallationId server) {
    try (ServiceLease<ToolDiscovery> lease =
        discovery
            .tryAcquire()
            .orElseThrow(
                () ->
                    new SeraiException(
                        ErrorCode.SERVICE_MISSING, "There is no gateway that could ask it."))) {
      CompletionStage<Map<Kind, List<byte[]>>> answer = lease.service().discover(server);
      return answer.toCompletableFuture().copy();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static boolean isUnknown(Throwable failure) {
    return SeraiException.of(failure).code() == ErrorCode.UNKNOWN_SERVER;
  }
}
