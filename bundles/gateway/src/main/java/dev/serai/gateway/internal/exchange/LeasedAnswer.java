package dev.serai.gateway.internal.exchange;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What a service answers that may be replaced before it has answered. */
public final class LeasedAnswer {
  private LeasedAnswer() {}

  /**
   * Asks under a lease, which is returned when the answer is there.
   *
   * @param lease on the service
   * @param what the service in error messages, at the beginning of a sentence
   * @param question asks; what it throws fails the answer
   * @return fails with {@code SERVICE_REPLACED} if the service leaves before it has answered
   */
  public static <S, T> CompletionStage<T> of(
      ServiceLease<S> lease, String what, Function<S, CompletionStage<T>> question) {
    CompletionStage<T> answer;
    try {
      answer = question.apply(lease.service());
    } catch (RuntimeException e) {
      lease.close();
      return CompletableFuture.failedFuture(e);
    }
    if (answer.toCompletableFuture().isDone()) {
      lease.close();
      return answer;
    }
    CompletableFuture<T> revocable = answer.toCompletableFuture().copy();
    lease.onRevoke(
        () ->
            revocable.completeExceptionally(
                new SeraiException(ErrorCode.SERVICE_REPLACED, what + " is being replaced.")));
    return revocable.whenComplete((value, error) -> lease.close());
  }
}
