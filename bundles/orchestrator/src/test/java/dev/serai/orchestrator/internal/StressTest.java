package dev.serai.orchestrator.internal;

import static dev.serai.orchestrator.internal.House.ECHO;
import static dev.serai.orchestrator.internal.House.STDIO;
import static dev.serai.orchestrator.internal.House.entry;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.ServerExit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;

public class StressTest {
  private static final int CALLERS = 16;
  private static final int CALLS = 2_000;
  private static final int DISTURBANCES = 50;

  private final House house = new House();
  private final SharedScheduler scheduler = new SharedScheduler();
  private final Installations installations = house.installations(scheduler);
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
  private volatile Callable<?> betweenCalls = () -> null;
  private volatile int wanted;
  private final AtomicInteger disturbed = new AtomicInteger();
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicInteger revoked = new AtomicInteger();

  @After
  public void close() throws Exception {
    callers.shutdownNow();
    installations.close().get(10, TimeUnit.SECONDS);
    scheduler.close();
    assertEquals("servers left running", 0, house.runtime.running());
  }

  @Test
  public void noCallIsLostBetweenIdleStopAndWake() throws Exception {
    follow(1, entry("Echo", STDIO, sleepy()));
    CyclicBarrier pause = new CyclicBarrier(2);
    betweenCalls = pause::await;
    run(2, Map.of());
    assertEquals(2 * CALLS, served.get());
    assertEquals("an idle stop takes no lease", 0, revoked.get());
    assertTrue("it slept", house.runtime.starts() > 1);
  }

  @Test
  public void noCallIsLostWhileTheEntryChanges() throws Exception {
    follow(1, entry(STDIO));
    AtomicInteger revision = new AtomicInteger(1);
    run(
        CALLERS,
        Map.of("entry", () -> follow(revision.incrementAndGet(), changed(revision.get()))));
    assertTrue(served.get() >= CALLERS * CALLS);
    assertEquals("the drain lets short calls finish", 0, revoked.get());
    assertTrue(house.runtime.starts() > 1);
  }

  @Test
  public void everyCallEndsWhileServersLeaveAndOperatorsRestart() throws Exception {
    follow(1, entry(STDIO));
    run(
        CALLERS,
        Map.of(
            "leave",
            () -> house.runtime.last().end(ServerExit.Cause.RUNTIME_LEFT, "left"),
            "restart",
            () -> installations.restart(ECHO).toCompletableFuture().join()));
    assertTrue(served.get() >= CALLERS * CALLS);
  }

  @Test
  public void noCallIsLostWhileRuntimesAreReplaced() throws Exception {
    follow(1, entry(STDIO));
    Deque<TestingServerRuntime> runtimes = new ArrayDeque<>(List.of(house.runtime));
    run(CALLERS, Map.of("runtime", () -> replaceRuntime(runtimes)));
    assertTrue(served.get() >= CALLERS * CALLS);
    installations.close().get(10, TimeUnit.SECONDS);
    assertEquals(0, runtimes.getLast().running());
  }

  private void replaceRuntime(Deque<TestingServerRuntime> runtimes) {
    TestingServerRuntime next = new TestingServerRuntime();
    house.runtimes.add(next, 0, 1);
    installations.runtimeArrived();
    TestingServerRuntime leaving = runtimes.removeLast();
    house.runtimes.remove(leaving, installations::runtimeLeaving);
    runtimes.addLast(next);
  }

  private void run(int count, Map<String, Runnable> disturbances) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    wanted = disturbances.size() * DISTURBANCES;
    List<Future<?>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(callers.submit(this::calls));
    }
    List<Thread> disturbing =
        disturbances.values().stream().map(each -> disturb(each, over)).toList();
    for (Future<?> call : calls) {
      call.get(60, TimeUnit.SECONDS);
    }
    over.set(true);
    for (Thread thread : disturbing) {
      thread.join(10_000);
    }
  }

  private Thread disturb(Runnable disturbance, AtomicBoolean over) {
    Thread thread =
        new Thread(
            () -> {
              installations.acquire(ECHO, "").toCompletableFuture().join().close();
              while (!over.get()) {
                disturbance.run();
                disturbed.incrementAndGet();
                Thread.yield();
              }
            });
    thread.start();
    return thread;
  }

  private Void calls() throws Exception {
    for (int i = 0; i < CALLS || disturbed.get() < wanted; i++) {
      ServerLease lease =
          installations.acquire(ECHO, "").toCompletableFuture().get(20, TimeUnit.SECONDS);
      lease.onRevoke(revoked::incrementAndGet);
      lease.ready();
      served.incrementAndGet();
      lease.close();
      betweenCalls.call();
    }
    return null;
  }

  private void follow(int revision, CatalogEntry entry) {
    installations.follow(new RegistrySnapshot(revision, List.of(entry), List.of(), List.of()));
  }

  private static CatalogEntry changed(int revision) {
    return entry(House.stdio("echo" + revision));
  }

  private static EntryOptions sleepy() {
    return House.options(EntryOptions.Start.ON_DEMAND, Duration.ofNanos(1));
  }
}
