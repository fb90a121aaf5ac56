package dev.serai.gateway.internal.upstream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class SubscriptionTurnsTest {
  private final SubscriptionTurns turns = new SubscriptionTurns();

  @Test
  public void changesOfOneResourceGoOneAfterTheOther() {
    List<String> ran = new ArrayList<>();
    SubscriptionTurns.Turn first = turns.take("a:b");
    SubscriptionTurns.Turn second = turns.take("a:b");
    SubscriptionTurns.Turn third = turns.take("a:b");
    third.run(() -> ran.add("third"));
    second.run(() -> ran.add("second"));
    first.run(() -> ran.add("first"));
    assertEquals(List.of("first"), ran);
    first.end();
    second.end();
    assertEquals(List.of("first", "second", "third"), ran);
  }

  @Test
  public void anotherResourceDoesNotWait() {
    turns.take("a:b");
    assertNull(turns.take("a:c").before());
  }

  @Test
  public void nothingIsWaitedForOnceAllHaveEnded() {
    SubscriptionTurns.Turn first = turns.take("a:b");
    SubscriptionTurns.Turn second = turns.take("a:b");
    assertFalse(second.before().toCompletableFuture().isDone());
    first.end();
    assertTrue(second.before().toCompletableFuture().isDone());
    second.end();
    assertNull(turns.take("a:b").before());
  }
}
