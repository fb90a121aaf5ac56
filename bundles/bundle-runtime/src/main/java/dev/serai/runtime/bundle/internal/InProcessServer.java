package dev.serai.runtime.bundle.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.MessageChannel;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import dev.serai.core.runtime.ServerExit.Cause;
import dev.serai.core.service.ServiceSlot;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A running server of one bundle. Once it has ended it holds nothing of that bundle, whoever still
 * holds it.
 */
final class InProcessServer implements RunningServer {
  /** How long calls in flight may take to end. */
  static final Duration DRAIN = ServiceSlot.MAX_DRAIN;

  private static final Duration GRACE = Duration.ofMillis(500);

  private final InstanceId instance;
  private final String location;
  private final Threads threads;
  private final LogRing log;
  private final AtomicReference<Consumer<InProcessServer>> onEnd;
  private final Endpoint endpoint = new Endpoint.InProcess(this::open);
  private final AtomicReference<SdkServer> sdk = new AtomicReference<>();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final CompletableFuture<ServerExit> exit = new CompletableFuture<>();

  InProcessServer(
      InstanceId instance,
      String location,
      SdkServer sdk,
      Threads threads,
      LogRing log,
      Consumer<InProcessServer> onEnd) {
    this.instance = instance;
    this.location = location;
    this.threads = threads;
    this.log = log;
    this.onEnd = new AtomicReference<>(onEnd);
    this.sdk.set(sdk);
    log.add("Started " + instance + " from " + location + ".");
  }

  @Override
  public InstanceId instance() {
    return instance;
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public String handle() {
    return "bundle " + location;
  }

  @Override
  public CompletionStage<ServerExit> exit() {
    return exit.minimalCompletionStage();
  }

  @Override
  public CompletionStage<ServerExit> stop() {
    return end(Cause.STOPPED, "It was stopped.", DRAIN);
  }

  /** Offers these features from now on; sessions are told what kinds changed. */
  void offer(Features features) {
    current().ifPresent(it -> it.offer(features));
  }

  /**
   * Its bundle is being stopped or has no service of this server any more.
   *
   * @param limit how long calls in flight may take to end
   */
  void bundleLeaves(Duration limit) {
    end(Cause.RUNTIME_LEFT, "The bundle " + location + " left.", limit);
  }

  /** The bundle runtime is being stopped. */
  void runtimeLeaves() {
    end(Cause.RUNTIME_LEFT, "The bundle runtime is being replaced or removed.", DRAIN);
  }

  /** Blocks until it has ended, not much longer than the limit it was given. */
  void awaitEnd(Duration limit) {
    await(exit, limit.plus(GRACE));
  }

  /** Blocks until the calls of a feature have ended, at most for the limit, then cuts them. */
  void awaitCalls(Feature feature, Duration limit) {
    Predicate<Feature> same = it -> it.specification() == feature.specification();
    current()
        .ifPresent(
            it -> {
              if (!await(it.calls().idle(same), limit)) {
                it.calls().cut(same);
              }
            });
  }

  private Optional<SdkServer> current() {
    return Optional.ofNullable(sdk.get());
  }

  private MessageChannel open() {
    return current()
        .map(SdkServer::open)
        .orElseThrow(
            () ->
                new SeraiException(
                    ErrorCode.SERVICE_REPLACED, "The server " + instance + " has left."));
  }

  private CompletionStage<ServerExit> end(Cause cause, String reason, Duration drain) {
    if (ending.compareAndSet(false, true)) {
      SdkServer leaving = sdk.get();
      leaving.close();
      CompletableFuture<Void> idle = leaving.calls().idle(all -> true);
      Future<?> limit =
          threads
              .timer()
              .schedule(() -> idle.complete(null), drain.toMillis(), TimeUnit.MILLISECONDS);
      idle.thenRunAsync(() -> finish(limit, cause, reason), threads.dispatch());
    }
    return exit();
  }

  private void finish(Future<?> limit, Cause cause, String reason) {
    limit.cancel(false);
    SdkServer leaving = sdk.getAndSet(null);
    int cut = leaving.calls().cut(all -> true);
    log.add("Ended " + instance + ": " + reason + (cut > 0 ? " Calls cut: " + cut + "." : ""));
    leaving.end(reason);
    onEnd.getAndSet(null).accept(this);
    exit.complete(new ServerExit(cause, reason, log.tail(20)));
  }

  private static boolean await(Future<?> future, Duration limit) {
    try {
      future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
