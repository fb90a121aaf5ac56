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
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.orchestration.ServerState;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.RegistrySnapshot;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class WishesTest {
  private final House house = new House();

  @Test
  public void unusedServerSleepsAndWakesWithTheNextCall() {
    house.with(entry(STDIO));
    ServerLease lease = house.lease();
    house.time.pass(Duration.ofHours(1));
    assertFalse("leased", house.runtime.last().ended());
    lease.close();
    house.time.pass(Duration.ofMinutes(15).minusMillis(1));
    assertFalse(house.runtime.last().ended());
    house.time.pass(Duration.ofMillis(1));
    assertTrue(house.runtime.last().ended());
    assertEquals(ServerState.IDLE, house.state());
    assertEquals(0, house.status().crashes());
    assertEquals(2, house.lease().instance().generation());
  }

  @Test
  public void eachUseBeginsTheIdleTimeAnewWithOneTimer() {
    house.with(entry(STDIO));
    for (int i = 0; i < 10; i++) {
      house.lease().close();
      assertEquals(1, house.time.timers());
      house.time.pass(Duration.ofMinutes(10));
    }
    assertEquals(1, house.runtime.starts());
    house.time.pass(Duration.ofMinutes(5));
    assertTrue(house.runtime.last().ended());
  }

  @Test
  public void callDuringTheIdleStopGetsANewServerAtOnce() {
    house.with(entry(STDIO));
    house.lease().close();
    house.runtime.last().clings = true;
    house.time.pass(Duration.ofMinutes(15));
    assertEquals(ServerState.STOPPING, house.state());
    assertEquals(2, house.lease().instance().generation());
  }

  @Test
  public void idleTimeOfZeroMeansNever() {
    house.with(entry("Echo", STDIO, House.options(EntryOptions.Start.ON_DEMAND, Duration.ZERO)));
    house.lease().close();
    house.time.pass(Duration.ofDays(3));
    assertFalse(house.runtime.last().ended());
  }

  @Test
  public void bootServerWithAnIdleTimeSleepsToo() {
    house.with(entry("Echo", STDIO, House.atBoot()));
    house.time.pass(Duration.ofMinutes(15));
    assertTrue(house.runtime.last().ended());
    assertEquals(1, house.runtime.starts());
  }

  @Test
  public void bootServerWithoutAnIdleTimeStaysUp() {
    house.with(entry("Echo", STDIO, House.options(EntryOptions.Start.AT_BOOT, Duration.ZERO)));
    house.time.pass(Duration.ofDays(3));
    house.lease().close();
    house.time.pass(Duration.ofDays(3));
    assertFalse(house.runtime.last().ended());
    assertEquals(1, house.runtime.starts());
  }

  @Test
  public void stopIsStickyUntilStart() {
    house.with(entry("Echo", STDIO, House.atBoot()));
    AtomicInteger revoked = new AtomicInteger();
    house.lease().onRevoke(revoked::incrementAndGet);
    assertEquals(ServerState.STOPPED, now(stop()).state());
    assertEquals(1, revoked.get());
    assertEquals(ErrorCode.SERVER_STOPPED, error(house.ask()).code());
    house.time.pass(Duration.ofHours(1));
    assertEquals(1, house.runtime.starts());
    assertEquals(ServerState.STARTING, now(start()).state());
    house.lease();
    assertEquals(2, house.runtime.starts());
  }

  @Test
  public void stopCompletesWhenTheServerHasEnded() {
    house.with(entry(STDIO));
    house.lease();
    house.runtime.last().clings = true;
    CompletionStage<ServerStatus> stopping = stop();
    assertTrue(waits(stopping));
    assertEquals(ServerState.STOPPING, house.state());
    house.runtime.last().crash();
    assertEquals(ServerState.STOPPED, now(stopping).state());
  }

  @Test
  public void serverThatDoesNotEndIsGivenUpAfterTheBound() {
    house.with(entry(STDIO));
    house.lease();
    house.runtime.last().clings = true;
    CompletionStage<ServerStatus> stopping = stop();
    house.time.pass(Duration.ofSeconds(15));
    assertEquals(ServerState.STOPPED, now(stopping).state());
  }

  @Test
  public void stopDuringAStartEndsIt() {
    house.runtime.manual = true;
    house.with(entry(STDIO));
    CompletionStage<ServerLease> held = house.ask();
    CompletionStage<ServerStatus> stopping = stop();
    assertEquals(ErrorCode.SERVER_STOPPED, error(held).code());
    assertTrue(waits(stopping));
    house.runtime.finish(0);
    assertTrue(house.runtime.last().ended());
    now(stopping);
  }

  @Test
  public void startEndsALoop() {
    house.with(entry(STDIO));
    house.crash(5);
    now(start());
    assertEquals(0, house.status().crashes());
    house.lease();
  }

  @Test
  public void startOfARunningServerChangesNothing() {
    house.with(entry(STDIO));
    house.lease();
    now(start());
    assertEquals(1, house.runtime.starts());
  }

  @Test
  public void restartHoldsCallsUntilTheOldServerHasEnded() {
    house.with(entry(STDIO));
    house.lease();
    TestingServer old = house.runtime.last();
    old.clings = true;
    CompletionStage<ServerStatus> restarting = house.installations.restart(House.ECHO);
    CompletionStage<ServerLease> held = house.ask();
    assertTrue(waits(held) && waits(restarting));
    assertEquals(1, house.runtime.starts());
    old.crash();
    now(restarting);
    assertEquals(2, now(held).instance().generation());
    assertEquals(2, house.runtime.starts());
  }

  @Test
  public void stopOverridesARestartUnderWay() {
    house.with(entry(STDIO));
    house.lease();
    house.runtime.last().clings = true;
    CompletionStage<ServerStatus> restarting = house.installations.restart(House.ECHO);
    stop();
    house.runtime.last().crash();
    assertEquals(ErrorCode.SERVER_STOPPED, error(restarting).code());
    assertEquals(ServerState.STOPPED, house.state());
  }

  @Test
  public void equalEntryTouchesNothing() {
    house.with(entry(STDIO));
    ServerLease lease = house.lease();
    house.with(entry(House.stdio("echo")));
    assertEquals(lease.instance(), house.lease().instance());
  }

  @Test
  public void titleAndOptionsChangeWithoutARestart() {
    house.with(entry(STDIO));
    ServerLease lease = house.lease();
    house.with(
        entry("New", STDIO, House.options(EntryOptions.Start.ON_DEMAND, Duration.ofMinutes(1))));
    assertEquals("New", house.status().entry().title());
    assertEquals("New", lease.entry().title());
    assertEquals(lease.instance(), house.lease().instance());
  }

  @Test
  public void newIdleTimeHoldsForAServerThatIsIdleAlready() {
    house.with(entry(STDIO));
    house.lease().close();
    house.with(
        entry("Echo", STDIO, House.options(EntryOptions.Start.ON_DEMAND, Duration.ofMinutes(1))));
    house.time.pass(Duration.ofMinutes(1));
    assertTrue(house.runtime.last().ended());
  }

  @Test
  public void changedEntryDrainsTheOldServerWhileNewCallsGetANewOne() {
    house.with(entry(STDIO));
    ServerLease inFlight = house.lease();
    AtomicInteger revoked = new AtomicInteger();
    inFlight.onRevoke(revoked::incrementAndGet);
    TestingServer old = house.runtime.last();
    house.with(entry(House.stdio("echo2")));
    ServerLease fresh = house.lease();
    assertEquals(2, fresh.instance().generation());
    assertFalse(old.ended());
    inFlight.close();
    assertTrue(old.ended());
    assertEquals(0, revoked.get());
    assertEquals(fresh.instance(), house.lease().instance());
  }

  @Test
  public void callsThatOutliveTheDrainAreRevoked() {
    house.with(entry(STDIO));
    AtomicInteger revoked = new AtomicInteger();
    house.lease().onRevoke(revoked::incrementAndGet);
    house.with(entry(House.stdio("echo2")));
    house.time.pass(Duration.ofMillis(2999));
    assertEquals(0, revoked.get());
    house.time.pass(Duration.ofMillis(1));
    assertEquals(1, revoked.get());
    assertTrue(house.runtime.last().ended());
  }

  @Test
  public void callsThatWaitGoToTheServerOfTheNewEntry() {
    house.runtime.manual = true;
    house.with(entry(STDIO));
    CompletionStage<ServerLease> held = house.ask();
    house.with(entry(House.stdio("echo2")));
    house.runtime.finish(0);
    assertTrue(waits(held));
    assertTrue(house.runtime.servers.get(0).ended());
    house.runtime.finish(1);
    assertEquals(entry(House.stdio("echo2")), now(held).entry());
  }

  @Test
  public void changedEntryEndsALoop() {
    house.with(entry(STDIO));
    house.crash(5);
    house.with(entry(House.stdio("mended")));
    house.lease();
    assertEquals(0, house.status().crashes());
  }

  @Test
  public void changedEntryStaysStopped() {
    house.with(entry("Echo", STDIO, House.atBoot()));
    stop();
    house.with(entry("Echo", House.stdio("echo2"), House.atBoot()));
    assertEquals(ServerState.STOPPED, house.state());
  }

  @Test
  public void entryThatIsToStartAtBootFromNowOnStarts() {
    house.with(entry(STDIO));
    house.with(entry("Echo", STDIO, House.atBoot()));
    assertEquals(1, house.runtime.starts());
  }

  @Test
  public void removedEntryDrainsAndStops() {
    house.runtime.manual = true;
    house.with(entry(STDIO));
    CompletionStage<ServerLease> first = house.ask();
    house.runtime.finish(0);
    CompletionStage<ServerLease> held = house.ask("other");
    house.with();
    assertEquals(ErrorCode.UNKNOWN_SERVER, error(held).code());
    assertEquals(ErrorCode.UNKNOWN_SERVER, error(house.ask()).code());
    assertFalse(house.runtime.servers.get(0).ended());
    now(first).close();
    assertTrue(house.runtime.servers.get(0).ended());
    assertTrue(house.installations.servers().isEmpty());
  }

  @Test
  public void entryThatComesBackGoesOnCounting() {
    house.with(entry(STDIO));
    house.lease();
    house.with().with(entry(STDIO));
    assertEquals(2, house.lease().instance().generation());
  }

  @Test
  public void registryThatHasNotReadAnythingChangesNothing() {
    house.with(entry(STDIO));
    ServerLease lease = house.lease();
    house.installations.follow(RegistrySnapshot.EMPTY);
    assertEquals(lease.instance(), house.lease().instance());
  }

  @Test
  public void leavingOrchestratorStopsAllAndAnswersThoseWhoWait() {
    house.runtime.manual = true;
    house.with(entry(STDIO));
    house.ask();
    house.runtime.finish(0);
    CompletionStage<ServerLease> held = house.ask("other");
    CompletionStage<Void> closing = house.installations.close();
    assertEquals(ErrorCode.SERVICE_REPLACED, error(held).code());
    assertTrue(house.runtime.servers.get(0).ended());
    house.runtime.finish(1);
    now(closing);
    assertEquals(0, house.runtime.running());
    assertEquals(0, house.time.timers());
    assertEquals(ErrorCode.SERVICE_REPLACED, error(house.ask()).code());
  }

  private CompletionStage<ServerStatus> stop() {
    return house.installations.stop(House.ECHO);
  }

  private CompletionStage<ServerStatus> start() {
    return house.installations.start(House.ECHO);
  }
}
