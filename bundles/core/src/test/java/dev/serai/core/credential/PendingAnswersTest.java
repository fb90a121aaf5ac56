package dev.serai.core.credential;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.Test;

public class PendingAnswersTest {
  private final PendingAnswers answers = new PendingAnswers("test");
  private final CompletableFuture<Secret> work = new CompletableFuture<>();
  private final Secret secret = Secret.lasting(new byte[] {1}, null);

  @Test
  public void anAnswerIsPassedOn() {
    CompletableFuture<Secret> answer = answers.of(() -> work).toCompletableFuture();
    work.complete(secret);
    assertSame(secret, answer.join());
    assertFalse(secret.isClosed());
  }

  @Test
  public void whatNobodyWantsIsClosed() {
    CompletableFuture<Secret> answer = answers.of(() -> work).toCompletableFuture();
    answer.cancel(true);
    assertFalse(work.isDone());
    work.complete(secret);
    assertTrue(secret.isClosed());
  }

  @Test
  public void whoWaitsWhenTheProviderLeavesIsTold() {
    CompletableFuture<Secret> answer = answers.of(() -> work).toCompletableFuture();
    answers.close();
    assertEquals(ErrorCode.SERVICE_REPLACED, failure(answer));
    work.complete(secret);
    assertTrue(secret.isClosed());
  }

  @Test
  public void afterThatNoWorkBegins() {
    answers.close();
    assertEquals(
        ErrorCode.SERVICE_REPLACED,
        failure(
            answers
                .of(
                    () -> {
                      throw new AssertionError("It began.");
                    })
                .toCompletableFuture()));
  }

  @Test
  public void whatIsThrownIsHowItFails() {
    SeraiException thrown = new SeraiException(ErrorCode.CREDENTIAL_MISSING, "Gone.");
    assertEquals(
        ErrorCode.CREDENTIAL_MISSING,
        failure(
            answers
                .of(
                    () -> {
                      throw thrown;
                    })
                .toCompletableFuture()));
    assertEquals(
        ErrorCode.INTERNAL,
        failure(
            answers
                .of(() -> CompletableFuture.failedStage(new IllegalStateException()))
                .toCompletableFuture()));
  }

  private static ErrorCode failure(CompletableFuture<?> answer) {
    Throwable failed = assertThrows(CompletionException.class, answer::join).getCause();
    return ((SeraiException) failed).code();
  }
}
