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

public class CrashTest {
  private final House house = new House();

  @Test
  public void firstRestartIsImmediateAtTheNextCall() {
    house.with(entry(STDIO));
    house.crash(1);
    assertEquals(1, house.runtime.starts());
    assertEquals(ServerState.IDLE, house.state());
    assertEquals("exit code 1", house.status().reason());
    house.lease();
    assertEquals(2, house.runtime.starts());
    assertEquals(1, house.status().crashes());
  }

  @Test
  public void shortPauseHoldsTheCall() {
    house.with(entry(STDIO));
    house.crash(1);
    house.lease();
    house.runtime.last().crash();
    assertEquals(ServerState.BACKING_OFF, house.state());
    CompletionStage<ServerLease> held = house.ask();
    house.time.pass(Duration.ofMillis(999));
    assertTrue(waits(held));
    house.time.pass(Duration.ofMillis(1));
    now(held);
    assertEquals(3, house.runtime.starts());
  }

  @Test
  public void longPauseRefusesTheCallWithTheTimeLeft() {
    house.with(entry(STDIO));
    house.crash(4);
    SeraiException refused = error(house.ask());
    assertEquals(ErrorCode.OVERLOADED, refused.code());
    assertTrue(refused.code().retryable());
    assertTrue(refused.getMessage(), refused.getMessage().contains("in 4 s"));
    house.time.pass(Duration.ofSeconds(2));
    CompletionStage<ServerLease> held = house.ask();
    house.time.pass(Duration.ofSeconds(2));
    now(held);
  }

  @Test
  public void fifthCrashIsALoopThatIsTriedAgainAfterThePause() {
    house.with(entry(STDIO));
    house.crash(5);
    assertEquals(ServerState.CRASH_LOOP, house.state());
    assertEquals(ErrorCode.CRASH_LOOP, error(house.ask()).code());
    house.time.pass(Duration.ofSeconds(7));
    assertEquals(ErrorCode.CRASH_LOOP, error(house.ask()).code());
    house.time.pass(Duration.ofSeconds(1));
    now(house.ask()).ready();
    assertEquals(ServerState.RUNNING, house.state());
    assertEquals(5, house.status().crashes());
  }

  @Test
  public void loopIsExplainedWithTheLastLinesButNoSecret() {
    house.environment.put("KEY", "hunter22");
    house.with(entry(House.stdio("echo", "TOKEN", "${env:KEY}")));
    house.crash(4);
    house.time.pass(Duration.ofSeconds(8));
    house.lease();
    house
        .runtime
        .last()
        .end(ServerExit.Cause.ENDED, "exit code 3", "key hunter22 refused", "giving up");
    String refused = error(house.ask()).getMessage();
    assertTrue(refused, refused.contains("exit code 3; it last wrote: key [hidden] refused | giv"));
    assertEquals("exit code 3; it last wrote: key [hidden] refused | giving up", reason());
  }

  @Test
  public void stableTimeForgivesEarlierCrashes() {
    house.with(entry(STDIO));
    house.crash(4);
    house.time.pass(Duration.ofSeconds(4));
    house.lease().ready();
    house.time.pass(Duration.ofSeconds(60));
    house.runtime.last().crash();
    assertEquals(ServerState.IDLE, house.state());
    house.lease();
  }

  @Test
  public void lessThanTheStableTimeForgivesNothing() {
    house.with(entry(STDIO));
    house.crash(4);
    house.time.pass(Duration.ofSeconds(4));
    house.lease().ready();
    house.time.pass(Duration.ofSeconds(59));
    house.runtime.last().crash();
    assertEquals(ServerState.CRASH_LOOP, house.state());
  }

  @Test
  public void failedHandshakeCountsAsACrashAndEndsTheServer() {
    house.with(entry(STDIO));
    AtomicInteger revoked = new AtomicInteger();
    house.lease().onRevoke(revoked::incrementAndGet);
    ServerLease lease = house.lease();
    lease.failed("it spoke French");
    assertTrue(house.runtime.last().ended());
    assertEquals(1, revoked.get());
    assertEquals(1, house.status().crashes());
    assertEquals("it spoke French", reason());
    lease.failed("it spoke French");
    assertEquals("one report an instance", 1, house.status().crashes());
  }

  @Test
  public void firstFailedStartIsTriedAgainForTheCallThatWaits() {
    house.with(entry(STDIO));
    house.runtime.failures.add(failure());
    house.lease();
    assertEquals(2, house.runtime.starts());
  }

  @Test
  public void secondFailedStartIsReported() {
    house.runtime.log.add("no such program");
    house.with(entry(STDIO));
    house.runtime.always = failure();
    assertEquals(ErrorCode.START_FAILED, error(house.ask()).code());
    assertEquals(2, house.runtime.starts());
    assertEquals(2, house.status().crashes());
    assertEquals("It could not start; it last wrote: no such program", reason());
  }

  @Test
  public void runtimeThatThrowsDoesNotLoseTheCall() {
    house.with(entry(STDIO));
    house.runtime.always = new IllegalStateException("broken runtime");
    assertEquals(ErrorCode.INTERNAL, error(house.ask()).code());
  }

  @Test
  public void hungStartEndsInATimeoutAndALateServerIsStopped() {
    house.runtime.manual = true;
    house.with(entry(STDIO));
    CompletionStage<ServerLease> lease = house.ask();
    house.time.pass(Duration.ofSeconds(305));
    assertEquals(ErrorCode.START_TIMEOUT, error(lease).code());
    assertEquals(1, house.status().crashes());
    house.runtime.finish(0);
    assertTrue(house.runtime.last().ended());
  }

  @Test
  public void serverThatComesAfterItWasGivenUpIsStillStopped() {
    house.runtime.manual = true;
    house.with(entry(STDIO));
    house.ask();
    house.time.pass(Duration.ofMinutes(10));
    house.runtime.finish(0);
    assertTrue(house.runtime.last().ended());
  }

  @Test
  public void serverThatExitsDuringItsStartIsReplacedForTheNextCall() {
    house.runtime.manual = true;
    house.with(entry(STDIO));
    CompletionStage<ServerLease> lease = house.ask();
    house.runtime.last().crash();
    house.runtime.finish(0);
    AtomicInteger revoked = new AtomicInteger();
    now(lease).onRevoke(revoked::incrementAndGet);
    assertEquals(1, revoked.get());
    house.runtime.manual = false;
    assertEquals(2, house.lease().instance().generation());
  }

  @Test
  public void bootServerComesBackByItself() {
    house.with(entry("Echo", STDIO, House.atBoot()));
    assertEquals(1, house.runtime.starts());
    house.runtime.last().crash();
    assertEquals(2, house.runtime.starts());
    house.runtime.last().crash();
    assertEquals(2, house.runtime.starts());
    house.time.pass(Duration.ofSeconds(1));
    assertEquals(3, house.runtime.starts());
  }

  @Test
  public void bootServerInALoopKeepsTrying() {
    house.runtime.always = failure();
    house.with(entry("Echo", STDIO, House.atBoot()));
    house.time.pass(Duration.ofSeconds(14));
    assertEquals(5, house.runtime.starts());
    assertEquals(ServerState.CRASH_LOOP, house.state());
    assertEquals(ErrorCode.CRASH_LOOP, error(house.ask()).code());
    house.runtime.always = null;
    house.time.pass(Duration.ofSeconds(8));
    house.lease();
  }

  @Test
  public void pausesDoubleToTheirBoundWithinTenPercent() {
    CrashHistory crashes = new CrashHistory(House.policy(), () -> 1.0);
    long[] seconds = {0, 1, 2, 4, 8, 16, 32, 60, 60};
    for (long pause : seconds) {
      crashes.crashed(0);
      assertEquals(pause * 1100, crashes.remaining(0).toMillis());
    }
    assertTrue(crashes.looping());
    crashes.forgive();
    assertFalse(crashes.looping());
    assertEquals(9, crashes.total());
  }

  @Test
  public void oldCrashesDoNotCount() {
    CrashHistory crashes = new CrashHistory(House.policy(), () -> 0.5);
    for (int i = 0; i < 4; i++) {
      crashes.crashed(0);
    }
    crashes.crashed(Duration.ofSeconds(601).toNanos());
    assertFalse(crashes.looping());
    assertTrue(crashes.remaining(Duration.ofSeconds(601).toNanos()).isZero());
  }

  private String reason() {
    return house.status().reason();
  }

  private static SeraiException failure() {
    return new SeraiException(ErrorCode.START_FAILED, "It could not start.");
  }
}
