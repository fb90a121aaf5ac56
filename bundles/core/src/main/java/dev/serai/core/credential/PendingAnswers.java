package dev.serai.core.credential;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What callers of a provider wait for. A secret that comes for a caller who does not want it any
 * more is closed, and when the provider leaves all that is not there yet fails. Safe for use by any
 * thread.
 */
public final class PendingAnswers implements AutoCloseable {
  private final String scheme;
  private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Nobody waits yet.
   *
   * @param scheme of the provider
   */
  public PendingAnswers(String scheme) {
    this.scheme = scheme;
  }

  /**
   * The answer to one call.
   *
   * @param work begins to find it; what it throws is how the answer fails
   * @return a stage of the caller's own: cancelling its future does not touch the work. It fails
   *     with {@link SeraiException} alone, with {@code SERVICE_REPLACED} once this is closed
   */
  public <T> CompletionStage<T> of(Supplier<CompletionStage<T>> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    pending.add(answer);
    if (closed) {
      answer.completeExceptionally(replaced());
      pending.remove(answer);
    } else {
      begin(work)
          .whenComplete(
              (value, error) -> {
                pending.remove(answer);
                give(answer, value, error);
              });
    }
    return answer;
  }

  /** The provider leaves: all that is not there yet fails, and all that is asked from now on. */
  @Override
  public void close() {
    closed = true;
    List.copyOf(pending).forEach(answer -> answer.completeExceptionally(replaced()));
    pending.clear();
  }

  private static <T> CompletionStage<T> begin(Supplier<CompletionStage<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private static <T> void give(CompletableFuture<T> answer, T value, Throwable error) {
    if (error != null) {
      answer.completeExceptionally(SeraiException.of(error));
    } else if (!answer.complete(value) && value instanceof Secret unwanted) {
      unwanted.close();
    }
  }

  private SeraiException replaced() {
    return new SeraiException(
        ErrorCode.SERVICE_REPLACED, "The credential provider " + scheme + " is being replaced.");
  }
}
