package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;

public class WriterTurnTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);

  @After
  public void end() {
    end.countDown();
    threads.shutdown();
  }

  @Test
  public void oneIsAtWorkAtATime() throws Exception {
    WriterTurn turn = WriterTurn.oneAtATime(LONG);
    AtomicInteger atWork = new AtomicInteger();
    Callable<Integer> writer = () -> turn.take(() -> together(atWork));
    for (Future<Integer> all : threads.invokeAll(Collections.nCopies(200, writer))) {
      assertEquals(1, all.get().intValue());
    }
  }

  @Test
  public void theFirstToComeIsTheFirstToGo() throws Exception {
    WriterTurn turn = WriterTurn.oneAtATime(LONG);
    hold(turn);
    List<Integer> order = new ArrayList<>();
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      Thread thread = new Thread(() -> turn.take(() -> order.add(number)));
      thread.start();
      waiting.add(thread);
      Eventually.holds("it waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
    }
    end.countDown();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertEquals(List.of(0, 1, 2, 3, 4), order);
  }

  @Test
  public void whoWaitsTooLongMayTryAgain() throws Exception {
    WriterTurn turn = WriterTurn.oneAtATime(SHORT);
    Future<?> first = hold(turn);
    assertUnavailable(turn);
    end.countDown();
    first.get();
    assertEquals("done", turn.take(() -> "done"));
  }

  @Test
  public void whoIsInterruptedWaitsNoLonger() throws Exception {
    WriterTurn turn = WriterTurn.oneAtATime(LONG);
    hold(turn);
    Thread.currentThread().interrupt();
    assertUnavailable(turn);
    assertTrue(Thread.interrupted());
  }

  @Test
  public void aFailureEndsTheTurn() throws Exception {
    WriterTurn turn = WriterTurn.oneAtATime(SHORT);
    assertThrows(IllegalStateException.class, () -> turn.take(WriterTurnTest::fail));
    assertEquals("done", threads.submit(() -> turn.take(() -> "done")).get());
  }

  @Test
  public void withoutTurnsAllAreAtWorkTogether() throws Exception {
    WriterTurn turn = WriterTurn.anyTime();
    CyclicBarrier together = new CyclicBarrier(4);
    Callable<Integer> writer = () -> turn.take(() -> await(together));
    for (Future<Integer> each : threads.invokeAll(Collections.nCopies(4, writer))) {
      each.get();
    }
  }

  /** Somebody whose turn lasts until the end. */
  private Future<?> hold(WriterTurn turn) throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    Future<?> holder = threads.submit(() -> turn.take(() -> await(held)));
    held.await();
    return holder;
  }

  private String await(CountDownLatch held) {
    held.countDown();
    try {
      end.await();
      return "done";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertUnavailable(WriterTurn turn) {
    SeraiException error = assertThrows(SeraiException.class, () -> turn.take(() -> "done"));
    assertEquals(ErrorCode.STORE_UNAVAILABLE, error.code());
  }

  /** How many are at work. */
  private static int together(AtomicInteger atWork) {
    int all = atWork.incrementAndGet();
    Thread.yield();
    atWork.decrementAndGet();
    return all;
  }

  private static String fail() {
    throw new IllegalStateException("no");
  }

  private static int await(CyclicBarrier barrier) {
    try {
      return barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
