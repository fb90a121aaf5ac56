package dev.serai.runtime.bundle.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.Test;

public class InboxTest {
  private final Object turn = new Object();
  private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();

  @Test
  public void whoEndsTheSessionIsGivenWhatADispatchThreadIsAboutToReceive() throws Exception {
    byte[] message = {1};
    Thread[] dispatch = new Thread[1];
    Inbox inbox =
        new Inbox(
            task -> {
              dispatch[0] = new Thread(task);
              dispatch[0].start();
            },
            turn,
            () -> true,
            received::add);

    List<byte[]> left;
    synchronized (turn) {
      inbox.offer(message);
      while (dispatch[0].getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
      left = inbox.close();
    }
    dispatch[0].join();

    assertEquals(List.of(message), left);
    assertTrue(received.isEmpty());
  }
}
