package dev.serai.credential.vault.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Lets only so many run at once, and so many wait; no thread waits. Safe for use by any thread. */
final class Turns {
  private final int most;
  private final int mostWaiting;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  Turns(int most, int mostWaiting) {
    this.most = most;
    this.mostWaiting = mostWaiting;
  }

  /**
   * Runs something in its turn.
   *
   * @param work begins it, on the thread of the caller or of whoever is done before; must not block
   * @return what it brings; fails with {@code OVERLOADED} if too many wait
   */
  <T> CompletionStage<T> run(Supplier<CompletionStage<T>> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Runnable turn = () -> begin(work, answer);
    synchronized (this) {
      if (running >= most && waiting.size() >= mostWaiting) {
        return CompletableFuture.failedStage(
            new SeraiException(ErrorCode.OVERLOADED, "Too many requests wait for Vault."));
      }
      if (running >= most) {
        waiting.add(turn);
        return answer;
      }
      running++;
    }
    turn.run();
    return answer;
  }

  private <T> void begin(Supplier<CompletionStage<T>> work, CompletableFuture<T> answer) {
    start(work)
        .whenComplete(
            (value, error) -> {
              next();
              if (error != null) {
                answer.completeExceptionally(error);
              } else {
                answer.complete(value);
              }
            });
  }

  private static <T> CompletionStage<T> start(Supplier<CompletionStage<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private void next() {
    Runnable turn;
    synchronized (this) {
      turn = waiting.poll();
      if (turn == null) {
        running--;
        return;
      }
    }
    turn.run();
  }
}
