package dev.serai.runtime.bundle.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.MonoSink;

/** One call of a tool bundle's code, from the queue to its end. */
final class Call<R> implements Runnable {
  private final Feature feature;
  private final Callable<R> work;
  private final MonoSink<R> sink;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private Thread runner;
  private boolean cancelled;

  Call(Feature feature, Callable<R> work, MonoSink<R> sink) {
    this.feature = feature;
    this.work = work;
    this.sink = sink;
  }

  Feature feature() {
    return feature;
  }

  /** Completes when its code no longer runs. */
  CompletableFuture<Void> done() {
    return done;
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    try {
      succeed(work.call());
    } catch (Throwable failure) {
      fail(failure);
    } finally {
      end();
      done.complete(null);
    }
  }

  /** Answers with the error unless there is an answer already. */
  void fail(Throwable failure) {
    if (answered.compareAndSet(false, true)) {
      sink.error(failure);
    }
  }

  /** Nobody waits for the answer any more: interrupts the code, or never starts it. */
  void cancel() {
    answered.set(true);
    synchronized (this) {
      cancelled = true;
      if (runner != null) {
        runner.interrupt();
        return;
      }
    }
    done.complete(null);
  }

  private void succeed(R result) {
    if (answered.compareAndSet(false, true)) {
      sink.success(result);
    }
  }

  private synchronized boolean begin() {
    if (cancelled) {
      return false;
    }
    runner = Thread.currentThread();
    return true;
  }

  private synchronized void end() {
    runner = null;
    Thread.interrupted();
  }
}
