package dev.serai.runtime.bundle.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * The calls of one server, on threads of its own: they end with the server, and with them whatever
 * its code has tied to a thread. Safe for use by any thread.
 */
final class Calls {
  private static final int KEEP_ALIVE_SECONDS = 30;

  private final String server;
  private final ThreadPoolExecutor threads;
  private final Set<Call<?>> inFlight = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Room for calls.
   *
   * @param server the server's name, part of the thread names and errors
   * @param running how many run at a time, at least 1
   * @param waiting how many may wait, at least 1
   * @param contextClassLoader the context class loader of the bundle's code
   */
  Calls(String server, int running, int waiting, ClassLoader contextClassLoader) {
    this.server = server;
    this.threads =
        new ThreadPoolExecutor(
            running,
            running,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            new NamedThreads("serai-bundle-" + server, contextClassLoader));
    threads.allowCoreThreadTimeOut(true);
  }

  /** Runs the work when subscribed to; cancelling the subscription interrupts it. */
  <R> Mono<R> run(Feature feature, Callable<R> work) {
    return Mono.create(sink -> start(new Call<>(feature, work, sink), sink));
  }

  private <R> void start(Call<R> call, MonoSink<R> sink) {
    sink.onCancel(
        () -> {
          call.cancel();
          threads.remove(call);
        });
    inFlight.add(call);
    call.done().thenRun(() -> inFlight.remove(call));
    if (closed) {
      refuse(call, Answers.replaced(server));
      return;
    }
    try {
      threads.execute(call);
    } catch (RejectedExecutionException e) {
      refuse(call, closed ? Answers.replaced(server) : Answers.overloaded(server));
    }
  }

  private static void refuse(Call<?> call, Throwable error) {
    call.fail(error);
    call.done().complete(null);
  }

  /** Refuses calls from now on. */
  void close() {
    closed = true;
  }

  /** Completes when the calls now in flight have ended. */
  CompletableFuture<Void> idle(Predicate<Feature> which) {
    return CompletableFuture.allOf(
        matching(which).stream().map(Call::done).toArray(CompletableFuture[]::new));
  }

  /** Answers calls in flight with a retryable error and interrupts them; how many there were. */
  int cut(Predicate<Feature> which) {
    List<Call<?>> left = matching(which);
    for (Call<?> call : left) {
      call.fail(Answers.replaced(server));
      call.cancel();
    }
    return left.size();
  }

  /** Ends the threads as soon as their work lets them. */
  void end() {
    closed = true;
    threads.shutdownNow();
  }

  private List<Call<?>> matching(Predicate<Feature> which) {
    return inFlight.stream().filter(call -> which.test(call.feature())).toList();
  }
}
