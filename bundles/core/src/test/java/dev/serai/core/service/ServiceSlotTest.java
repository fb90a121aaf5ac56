package dev.serai.core.service;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class ServiceSlotTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private final ServiceSlot<String> slot = new ServiceSlot<>("oracle", SHORT);
  private final AtomicInteger revoked = new AtomicInteger();

  @Test
  public void emptySlotHasNothingToLease() {
    assertTrue(slot.tryAcquire().isEmpty());
    assertFalse(slot.isBound());
  }

  @Test
  public void serviceBoundLastIsHandedOut() {
    slot.bind("old");
    slot.bind("new");
    assertEquals("new", slot.tryAcquire().orElseThrow().service());
  }

  @Test
  public void serviceAnnouncedTwiceIsGoneWhenItLeaves() {
    slot.bind("one");
    slot.bind("one");
    slot.unbind("one");
    assertFalse(slot.isBound());
  }

  @Test
  public void serviceBoundBeforeComesBackWhenTheLastOneLeaves() {
    slot.bind("old");
    slot.bind("new");
    slot.unbind("new");
    assertEquals("old", slot.tryAcquire().orElseThrow().service());
  }

  @Test
  public void newServiceBoundBeforeTheOldOneLeavesTakesOver() {
    slot.bind("old");
    ServiceLease<String> lease = slot.tryAcquire().orElseThrow();
    lease.onRevoke(revoked::incrementAndGet);
    slot.bind("new");
    lease.close();
    slot.unbind("old");
    assertEquals("new", slot.tryAcquire().orElseThrow().service());
    assertEquals(0, revoked.get());
  }

  @Test
  public void unbindWaitsForTheLeaseToComeBack() throws Exception {
    ServiceSlot<String> patient = new ServiceSlot<>("oracle");
    patient.bind("old");
    ServiceLease<String> lease = patient.tryAcquire().orElseThrow();
    lease.onRevoke(revoked::incrementAndGet);
    Thread leaving = new Thread(() -> patient.unbind("old"));
    leaving.start();
    while (leaving.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    lease.close();
    leaving.join(2_000);
    assertFalse(leaving.isAlive());
    assertEquals(0, revoked.get());
  }

  @Test
  public void leaseLeftAtTheBoundIsRevoked() {
    slot.bind("old");
    ServiceLease<String> lease = slot.tryAcquire().orElseThrow();
    lease.onRevoke(revoked::incrementAndGet);
    slot.unbind("old");
    assertEquals(1, revoked.get());
    lease.close();
    lease.close();
    assertEquals(1, revoked.get());
  }

  @Test
  public void actionGivenAfterTheRevocationRunsAtOnce() {
    slot.bind("old");
    ServiceLease<String> lease = slot.tryAcquire().orElseThrow();
    slot.unbind("old");
    lease.onRevoke(revoked::incrementAndGet);
    assertEquals(1, revoked.get());
  }

  @Test
  public void laterActionReplacesTheEarlierOne() {
    slot.bind("old");
    ServiceLease<String> lease = slot.tryAcquire().orElseThrow();
    lease.onRevoke(() -> revoked.addAndGet(100));
    lease.onRevoke(revoked::incrementAndGet);
    slot.unbind("old");
    assertEquals(1, revoked.get());
  }

  @Test
  public void interruptedDrainRevokesAndKeepsTheInterrupt() {
    ServiceSlot<String> patient = new ServiceSlot<>("oracle");
    patient.bind("old");
    patient.tryAcquire().orElseThrow().onRevoke(revoked::incrementAndGet);
    Thread.currentThread().interrupt();
    patient.unbind("old");
    assertTrue(Thread.interrupted());
    assertEquals(1, revoked.get());
  }

  @Test
  public void acquireWaitsForAService() {
    CompletableFuture<ServiceLease<String>> waiting = future(slot.acquire(Duration.ofMinutes(1)));
    assertFalse(waiting.isDone());
    slot.bind("new");
    assertEquals("new", waiting.join().service());
  }

  @Test
  public void acquireExpires() {
    CompletionException error =
        assertThrows(CompletionException.class, () -> future(slot.acquire(SHORT)).join());
    SeraiException serai = SeraiException.of(error);
    assertEquals(ErrorCode.SERVICE_MISSING, serai.code());
    assertTrue(serai.getMessage().contains("oracle"));
  }

  @Test
  public void leaseForACallerWhoLeftComesBackAtOnce() {
    ServiceSlot<String> patient = new ServiceSlot<>("oracle");
    future(patient.acquire(Duration.ofMinutes(1))).cancel(false);
    patient.bind("new");
    long begun = System.nanoTime();
    patient.unbind("new");
    assertTrue("no lease was out", System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(2));
  }

  @Test
  public void serviceThatIsNotBoundIsIgnored() {
    slot.bind("here");
    slot.unbind("elsewhere");
    assertSame("here", slot.tryAcquire().orElseThrow().service());
  }

  @Test
  public void drainBeyondTheComponentRuntimesLimitIsRefused() {
    Duration tooLong = ServiceSlot.MAX_DRAIN.plusMillis(1);
    assertThrows(IllegalArgumentException.class, () -> new ServiceSlot<>("x", tooLong));
    assertThrows(
        IllegalArgumentException.class, () -> new ServiceSlot<>("x", Duration.ofMillis(-1)));
  }

  @Test
  public void noLeaseIsUsedAfterItsServiceHasLeft() throws Exception {
    ServiceSlot<AtomicBoolean> swapped = new ServiceSlot<>("oracle");
    AtomicBoolean first = new AtomicBoolean(true);
    swapped.bind(first);
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService users = Executors.newFixedThreadPool(8);
    List<Future<Integer>> uses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      uses.add(users.submit(() -> use(swapped, over)));
    }
    AtomicBoolean current = first;
    for (int i = 0; i < 500; i++) {
      AtomicBoolean next = new AtomicBoolean(true);
      swapped.bind(next);
      swapped.unbind(current);
      current.set(false);
      current = next;
    }
    over.set(true);
    for (Future<Integer> use : uses) {
      assertEquals("uses of a service that had left", 0, (int) use.get(10, TimeUnit.SECONDS));
    }
    users.shutdown();
  }

  private static int use(ServiceSlot<AtomicBoolean> slot, AtomicBoolean over) throws Exception {
    int wrong = 0;
    while (!over.get()) {
      try (ServiceLease<AtomicBoolean> lease =
          future(slot.acquire(Duration.ofSeconds(5))).get(10, TimeUnit.SECONDS)) {
        wrong += lease.service().get() ? 0 : 1;
      }
    }
    return wrong;
  }

  private static <T> CompletableFuture<T> future(CompletionStage<T> stage) {
    return stage.toCompletableFuture();
  }
}
