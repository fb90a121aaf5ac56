package dev.serai.credential.vault.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.Test;

public class TurnsTest {
  private final Turns turns = new Turns(2, 1);
  private final List<CompletableFuture<String>> begun = new ArrayList<>();

  @Test
  public void onlySoManyRunAtOnceAndTheNextFollows() {
    CompletableFuture<String> first = run();
    CompletableFuture<String> second = run();
    CompletableFuture<String> third = run();
    assertEquals(2, begun.size());
    begun.get(1).completeExceptionally(new IllegalStateException());
    assertTrue(second.isCompletedExceptionally());
    assertEquals(3, begun.size());
    begun.get(2).complete("third");
    begun.get(0).complete("first");
    assertEquals("third", third.join());
    assertEquals("first", first.join());
    run();
    run();
    assertEquals(5, begun.size());
  }

  @Test
  public void tooManyAreRefused() {
    run();
    run();
    assertFalse(run().isDone());
    CompletionException refused = assertThrows(CompletionException.class, () -> run().join());
    assertEquals(ErrorCode.OVERLOADED, SeraiException.of(refused).code());
  }

  @Test
  public void whatCannotBeginGivesItsTurnBack() {
    for (int i = 0; i < 5; i++) {
      assertTrue(
          turns
              .run(
                  () -> {
                    throw new IllegalStateException();
                  })
              .toCompletableFuture()
              .isCompletedExceptionally());
    }
    run();
    run();
    assertEquals(2, begun.size());
  }

  private CompletableFuture<String> run() {
    return turns
        .run(
            () -> {
              CompletableFuture<String> work = new CompletableFuture<>();
              begun.add(work);
              return work;
            })
        .toCompletableFuture();
  }
}
