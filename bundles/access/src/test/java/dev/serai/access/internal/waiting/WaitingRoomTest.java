package dev.serai.access.internal.waiting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceSlot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class WaitingRoomTest {
  private final WaitingRoom room = new WaitingRoom(ErrorCode.STORE_UNAVAILABLE);
  private final ServiceSlot<String> first = new ServiceSlot<>("first");
  private final ServiceSlot<String> second = new ServiceSlot<>("second");

  @Test
  public void aSecondWaitEndsWithTheDeadlineOfTheFirst() {
    first.bind("first");
    Deadline over = new Deadline(System.nanoTime() - 1);

    CompletableFuture<Void> both =
        room.until(first, over)
            .thenCompose(there -> room.until(second, over))
            .toCompletableFuture();

    ExecutionException error =
        assertThrows(ExecutionException.class, () -> both.get(20, TimeUnit.SECONDS));
    assertEquals(ErrorCode.STORE_UNAVAILABLE, SeraiException.of(error).code());
  }
}
