package dev.serai.runtime.process.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.runtime.MessageChannel.Listener;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.Test;

public class InboxTest {
  private final Inbox inbox = new Inbox("room#1", 10);
  private final TestingListener listener = new TestingListener();

  @Test
  public void messagesWithoutListenerAreKeptInOrder() throws Exception {
    inbox.arrived(message("a"));
    inbox.arrived(message("b"));
    inbox.listen(listener);
    assertEquals("a", listener.text());
    assertEquals("b", listener.text());
  }

  @Test
  public void withoutListenerTheOldestAreDropped() throws Exception {
    for (String text : new String[] {"11111", "22222", "33333"}) {
      inbox.arrived(message(text));
    }
    inbox.listen(listener);
    assertEquals("22222", listener.text());
    assertEquals("33333", listener.text());
  }

  @Test
  public void oneMessageLargerThanTheBoundIsKept() throws Exception {
    inbox.arrived(message("11111"));
    inbox.arrived(message("a message beyond the bound"));
    inbox.listen(listener);
    assertEquals("a message beyond the bound", listener.text());
  }

  @Test
  public void aListenerReplacesTheOneBefore() throws Exception {
    TestingListener before = new TestingListener();
    inbox.listen(before);
    inbox.arrived(message("a"));
    inbox.listen(listener);
    inbox.arrived(message("b"));
    assertEquals("a", before.text());
    assertEquals("b", listener.text());
    assertTrue(before.messages.isEmpty());
  }

  @Test
  public void aListenerMayReplaceItselfWhileItHears() throws Exception {
    inbox.listen(
        new Listener() {
          @Override
          public void message(byte[] message) {
            inbox.listen(listener);
          }

          @Override
          public void closed(String reason) {}
        });
    inbox.arrived(message("a"));
    inbox.arrived(message("b"));
    assertEquals("b", listener.text());
  }

  @Test
  public void aListenerThatFailsHearsOn() throws Exception {
    CompletableFuture<String> second = new CompletableFuture<>();
    inbox.listen(
        new Listener() {
          @Override
          public void message(byte[] message) {
            if (message[0] == 'b') {
              second.complete("b");
            }
            throw new IllegalStateException("on purpose");
          }

          @Override
          public void closed(String reason) {}
        });
    inbox.arrived(message("a"));
    inbox.arrived(message("b"));
    assertEquals("b", second.getNow("nothing"));
  }

  @Test
  public void theEndFollowsTheMessages() throws Exception {
    inbox.arrived(message("a"));
    inbox.end("first");
    inbox.end("second");
    inbox.listen(listener);
    assertEquals("a", listener.text());
    assertEquals("first", listener.closed.getNow("nothing"));
  }

  @Test
  public void eachListenerOfAnEndedChannelIsToldAtOnce() {
    inbox.end("over");
    inbox.listen(new TestingListener());
    inbox.listen(listener);
    assertEquals("over", listener.closed.getNow("nothing"));
  }

  @Test
  public void theReaderWaitsForASlowListener() throws Exception {
    CountDownLatch inCall = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    inbox.arrived(message("1"));
    Thread slow = new Thread(() -> inbox.listen(blocking(inCall, goOn)));
    slow.start();
    inCall.await();
    inbox.arrived(message("1234567890"));
    Thread reader = new Thread(() -> arrivedUnchecked("x"));
    reader.start();
    Conditions.await("the reader waits", () -> reader.getState() == Thread.State.WAITING);
    goOn.countDown();
    reader.join();
    slow.join();
    assertEquals("1", listener.text());
    assertEquals("1234567890", listener.text());
    assertEquals("x", listener.text());
  }

  private Listener blocking(CountDownLatch inCall, CountDownLatch goOn) {
    return new Listener() {
      @Override
      public void message(byte[] message) {
        listener.message(message);
        inCall.countDown();
        awaitUnchecked(goOn);
      }

      @Override
      public void closed(String reason) {}
    };
  }

  private void arrivedUnchecked(String text) {
    try {
      inbox.arrived(message(text));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] message(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
