package dev.serai.orchestrator.internal;

import static dev.serai.orchestrator.internal.House.STDIO;
import static dev.serai.orchestrator.internal.House.entry;
import static dev.serai.orchestrator.internal.House.error;
import static dev.serai.orchestrator.internal.House.now;
import static dev.serai.orchestrator.internal.House.waits;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.orchestration.ServerState;
import dev.serai.core.runtime.ServerExit;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class RuntimeSwapTest {
  private final House house = new House();
  private final TestingServerRuntime next = new TestingServerRuntime("next");

  @Test
  public void leavingRuntimeDrainsItsServers() {
    house.with(entry(STDIO));
    house.lease().close();
    house.remove(house.runtime);
    assertTrue(house.runtime.last().ended());
    assertEquals(0, house.status().crashes());
  }

  @Test
  public void callsInFlightAreRevokedWhenTheDrainIsOver() {
    house.with(entry(STDIO));
    AtomicInteger revoked = new AtomicInteger();
    house.lease().onRevoke(revoked::incrementAndGet);
    house.remove(house.runtime);
    assertEquals(1, revoked.get());
    assertTrue(house.runtime.last().ended());
  }

  @Test
  public void newRuntimeBesideTheOldOneTakesTheCallsAtOnce() {
    house.with(entry(STDIO));
    house.lease().close();
    house.add(next);
    house.remove(house.runtime);
    assertEquals(2, house.lease().instance().generation());
    assertEquals(1, next.starts());
  }

  @Test
  public void callWaitsForTheRuntimeToReturn() {
    house.with(entry(STDIO));
    house.remove(house.runtime);
    CompletionStage<ServerLease> held = house.ask();
    assertEquals(ServerState.NO_RUNTIME, house.state());
    house.time.pass(Duration.ofMillis(4999));
    assertTrue(waits(held));
    house.add(next);
    now(held);
  }

  @Test
  public void eachCallWaitsForItsOwnTime() {
    house.with(entry(STDIO));
    house.remove(house.runtime);
    CompletionStage<ServerLease> first = house.ask();
    house.time.pass(Duration.ofSeconds(3));
    CompletionStage<ServerLease> second = house.ask();
    house.time.pass(Duration.ofSeconds(2));
    assertEquals(ErrorCode.RUNTIME_MISSING, error(first).code());
    assertTrue(waits(second));
    house.time.pass(Duration.ofSeconds(3));
    assertEquals(ErrorCode.RUNTIME_MISSING, error(second).code());
    assertEquals(ServerState.NO_RUNTIME, house.state());
    assertEquals("", house.status().runtime());
    house.add(next);
    assertEquals(ServerState.IDLE, house.state());
    house.lease();
  }

  @Test
  public void stopWhileARuntimeIsAwaitedEndsTheWait() {
    house.with(entry(STDIO));
    house.remove(house.runtime);
    CompletionStage<ServerLease> held = house.ask();
    now(house.installations.stop(House.ECHO));
    assertEquals(ErrorCode.SERVER_STOPPED, error(held).code());
    house.add(next);
    assertEquals(0, next.starts());
    assertEquals(0, house.time.timers());
  }

  @Test
  public void bootServerStartsWhenItsRuntimeComes() {
    house.remove(house.runtime);
    house.with(entry("Echo", STDIO, House.atBoot()));
    assertEquals(ServerState.NO_RUNTIME, house.state());
    house.add(next);
    assertEquals(1, next.starts());
  }

  @Test
  public void bootServerFollowsItsRuntime() {
    house.with(entry("Echo", STDIO, House.atBoot()));
    house.remove(house.runtime);
    house.add(next);
    assertEquals(1, next.starts());
    assertEquals(0, house.status().crashes());
  }

  @Test
  public void bootServerThatSleepsStaysAsleepWhenARuntimeLeaves() {
    house.with(entry("Echo", STDIO, House.atBoot()));
    house.time.pass(Duration.ofMinutes(15));
    house.add(next);
    house.remove(house.runtime);
    assertEquals(0, next.starts());
  }

  @Test
  public void startUnderWayIsBegunAgainElsewhere() {
    house.runtime.manual = true;
    house.with(entry(STDIO));
    CompletionStage<ServerLease> held = house.ask();
    house.remove(house.runtime);
    assertTrue(waits(held));
    house.runtime.pending.get(0).completeExceptionally(new SeraiException(failed(), "leaving"));
    house.add(next);
    assertEquals(2, now(held).instance().generation());
    assertEquals(0, house.status().crashes());
  }

  @Test
  public void serverOfARuntimeThatIsGoneIsStoppedWhenItComesLate() {
    house.runtime.manual = true;
    house.with(entry(STDIO));
    house.ask();
    house.remove(house.runtime);
    house.runtime.finish(0);
    assertTrue(house.runtime.last().ended());
  }

  @Test
  public void endByItsRuntimeIsNoCrash() {
    house.with(entry(STDIO));
    house.lease();
    house.runtime.last().end(ServerExit.Cause.RUNTIME_LEFT, "the runtime leaves");
    assertEquals(0, house.status().crashes());
    house.lease();
    assertEquals(2, house.runtime.starts());
  }

  @Test
  public void highestRankingWinsThenTheOldestService() {
    RuntimeTable table = new RuntimeTable(Duration.ZERO);
    TestingServerRuntime young = new TestingServerRuntime("young");
    TestingServerRuntime old = new TestingServerRuntime("old");
    TestingServerRuntime high = new TestingServerRuntime("high");
    table.add(young, 0, 9);
    table.add(old, 0, 3);
    assertEquals("old", table.find(STDIO).orElseThrow().name());
    table.add(high, 1, 10);
    assertEquals("high", table.find(STDIO).orElseThrow().name());
    table.remove(high, left -> assertTrue(left.leaving()));
    assertEquals("old", table.find(STDIO).orElseThrow().name());
    table.remove(high, left -> assertFalse("not bound", true));
  }

  @Test
  public void runtimeThatComesBetweenTheLookAndTheWaitIsNotMissed() {
    house.with(entry(STDIO));
    house.runtime.onLook = () -> house.add(next);
    now(house.ask());
  }

  @Test
  public void runtimeThatLeavesBeforeItIsAskedIsNotUsed() {
    house.with(entry(STDIO));
    house.time.pause();
    CompletionStage<ServerLease> held = house.ask();
    house.remove(house.runtime);
    house.time.resume();
    assertTrue(waits(held));
    assertEquals(0, house.runtime.starts());
    house.add(next);
    now(held);
  }

  private static ErrorCode failed() {
    return ErrorCode.START_FAILED;
  }
}
