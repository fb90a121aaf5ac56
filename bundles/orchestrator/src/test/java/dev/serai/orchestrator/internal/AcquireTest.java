package dev.serai.orchestrator.internal;

import static dev.serai.orchestrator.internal.House.ECHO;
import static dev.serai.orchestrator.internal.House.STDIO;
import static dev.serai.orchestrator.internal.House.entry;
import static dev.serai.orchestrator.internal.House.error;
import static dev.serai.orchestrator.internal.House.http;
import static dev.serai.orchestrator.internal.House.now;
import static dev.serai.orchestrator.internal.House.waits;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.orchestration.ServerState;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstallationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class AcquireTest {
  private final House house = new House();

  @Test
  public void unknownServerIsRefused() {
    assertEquals(
        ErrorCode.UNKNOWN_SERVER,
        error(house.installations.acquire(new InstallationId("nobody"), "")).code());
    assertEquals(
        ErrorCode.UNKNOWN_SERVER,
        error(house.installations.start(new InstallationId("nobody"))).code());
  }

  @Test
  public void firstCallStartsTheServerAndLaterOnesShareIt() {
    house.with(entry(STDIO));
    assertEquals(ServerState.IDLE, house.state());
    ServerLease first = house.lease();
    ServerLease second = house.lease();
    assertEquals(first.instance(), second.instance());
    assertEquals(1, house.runtime.starts());
    assertEquals(1, first.instance().generation());
    assertEquals(entry(STDIO), first.entry());
  }

  @Test
  public void callsAreHeldWhileItStartsAndOneStartServesThemAll() {
    house.runtime.manual = true;
    house.with(entry(STDIO));
    CompletionStage<ServerLease> first = house.ask();
    CompletionStage<ServerLease> second = house.ask();
    assertTrue(waits(first) && waits(second));
    assertEquals(ServerState.STARTING, house.state());
    house.runtime.finish(0);
    assertEquals(now(first).instance(), now(second).instance());
    assertEquals(1, house.runtime.starts());
  }

  @Test
  public void variantsOfAStdioServerAreServersOfTheirOwn() {
    house.with(entry(STDIO));
    assertNotEquals(now(house.ask("a")).instance(), now(house.ask("b")).instance());
    assertEquals(2, house.runtime.starts());
  }

  @Test
  public void variantsOfAnHttpServerAreOneServer() {
    house.with(entry(http()));
    assertEquals(now(house.ask("a")).instance(), now(house.ask("b")).instance());
    assertEquals(1, house.runtime.starts());
  }

  @Test
  public void oneVariantTooManyTakesThePlaceOfTheLongestIdle() {
    house.with(entry(STDIO));
    ServerLease busy = now(house.ask("a"));
    now(house.ask("b")).close();
    house.time.pass(Duration.ofSeconds(1));
    now(house.ask("c")).close();
    now(house.ask("d"));
    assertTrue(house.runtime.servers.get(1).ended());
    assertFalse(house.runtime.servers.get(0).ended());
    assertFalse(house.runtime.servers.get(2).ended());
    busy.close();
  }

  @Test
  public void oneVariantTooManyIsRefusedWhenAllAreBusy() {
    house.with(entry(STDIO));
    now(house.ask("a"));
    now(house.ask("b"));
    now(house.ask("c"));
    assertEquals(ErrorCode.OVERLOADED, error(house.ask("d")).code());
  }

  @Test
  public void remoteServerNeedsNoOtherRuntimeAndIsAlwaysRunning() {
    house.with(
        entry(
            new RemoteLaunch(
                RemoteLaunch.Transport.STREAMABLE_HTTP,
                "https://${env:HOST}/mcp",
                Map.of("Authorization", "Bearer ${env:TOKEN}"))));
    house.environment.put("HOST", "mcp.example");
    house.environment.put("TOKEN", "a$b\\c");
    assertEquals(ServerState.RUNNING, house.state());
    ServerLease lease = house.lease();
    Endpoint.Http http = (Endpoint.Http) lease.endpoint();
    assertEquals("https://mcp.example/mcp", http.uri().toString());
    assertEquals("Bearer a$b\\c", http.headers().get("Authorization"));
    assertEquals(List.of("mcp.example"), house.status().handles());
    lease.close();
    house.time.pass(Duration.ofDays(1));
    assertEquals(lease.instance(), house.lease().instance());
  }

  @Test
  public void remoteServerWithAnAddressThatIsNoUrlIsMisconfigured() {
    house.environment.put("HOST", "se cret");
    house.with(
        entry(new RemoteLaunch(RemoteLaunch.Transport.SSE, "https://${env:HOST}/", Map.of())));
    var refused = error(house.ask());
    assertEquals(ErrorCode.INVALID_ENTRY, refused.code());
    assertFalse(refused.getMessage().contains("se cret"));
    assertEquals(ServerState.MISCONFIGURED, house.state());
  }

  @Test
  public void missingVariableIsNamedAndTriedAgainAtTheNextCall() {
    house.with(entry(House.stdio("echo", "KEY", "${env:MISSING_KEY}")));
    var refused = error(house.ask());
    assertEquals(ErrorCode.CONFIGURATION_MISSING, refused.code());
    assertTrue(refused.getMessage().contains("MISSING_KEY"));
    assertTrue(refused.getMessage().contains("echo"));
    assertEquals(ServerState.MISCONFIGURED, house.state());
    assertEquals(0, house.status().crashes());
    house.environment.put("MISSING_KEY", "now it is here");
    house.lease();
    assertEquals("", house.status().reason());
  }

  @Test
  public void serverIsRunningOnceItAnswered() {
    house.with(entry(STDIO));
    ServerLease lease = house.lease();
    assertEquals(ServerState.STARTING, house.state());
    lease.ready();
    assertEquals(ServerState.RUNNING, house.state());
    assertEquals(List.of("test echo#1"), house.status().handles());
    assertEquals("testing", house.status().runtime());
  }

  @Test
  public void firstHandshakeMayTakeLongerThanLaterOnes() {
    house.with(entry(STDIO));
    ServerLease lease = house.lease();
    assertEquals(Duration.ofMinutes(5), lease.handshakeTimeout());
    lease.ready();
    assertEquals(Duration.ofSeconds(60), lease.handshakeTimeout());
    house.runtime.last().crash();
    assertEquals(Duration.ofSeconds(60), house.lease().handshakeTimeout());
  }

  @Test
  public void timeSpentStartingIsTakenFromTheHandshake() {
    house.runtime.manual = true;
    house.with(entry(STDIO));
    CompletionStage<ServerLease> lease = house.ask();
    house.time.pass(Duration.ofSeconds(100));
    house.runtime.finish(0);
    assertEquals(Duration.ofSeconds(200), now(lease).handshakeTimeout());
  }

  @Test
  public void leaseOfACallerWhoLeftComesBackAtOnce() {
    house.runtime.manual = true;
    house.with(entry(STDIO));
    house.ask().toCompletableFuture().cancel(false);
    house.runtime.finish(0);
    house.time.pass(Duration.ofMinutes(15));
    assertTrue(house.runtime.last().ended());
  }

  @Test
  public void returnedLeaseIsNotRevokedAndASecondReturnDoesNothing() {
    house.with(entry(STDIO));
    AtomicInteger revoked = new AtomicInteger();
    ServerLease kept = house.lease();
    ServerLease given = house.lease();
    given.onRevoke(revoked::incrementAndGet);
    given.close();
    given.close();
    house.runtime.last().crash();
    assertEquals(0, revoked.get());
    kept.onRevoke(revoked::incrementAndGet);
    assertEquals("at once, since it is gone", 1, revoked.get());
  }

  @Test
  public void leasesOfADeadServerAreRevokedAndTheNextCallGetsANewOne() {
    house.with(entry(STDIO));
    AtomicInteger revoked = new AtomicInteger();
    ServerLease lease = house.lease();
    lease.onRevoke(revoked::incrementAndGet);
    house.runtime.last().crash();
    assertEquals(1, revoked.get());
    ServerLease next = house.lease();
    assertEquals(2, next.instance().generation());
    assertEquals(ECHO.value(), next.instance().installation().value());
  }

  @Test
  public void runningServerLeavesNoTimerBehindWhenItEnds() {
    house.with(entry(STDIO));
    house.lease().close();
    house.runtime.last().crash();
    assertEquals(0, house.time.timers());
  }
}
