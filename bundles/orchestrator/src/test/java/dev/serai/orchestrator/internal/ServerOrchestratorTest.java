package dev.serai.orchestrator.internal;

import static dev.serai.orchestrator.internal.House.ECHO;
import static dev.serai.orchestrator.internal.House.STDIO;
import static dev.serai.orchestrator.internal.House.entry;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.ServerLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class ServerOrchestratorTest {
  private final TestingOffers offers = new TestingOffers();
  private final ServerOrchestrator orchestrator =
      new ServerOrchestrator(offers.context(), ConfigTest.defaults());
  private final TestingServerRuntime runtime = new TestingServerRuntime();

  @Test
  public void servesCallsFromRegistryAndRuntimeUntilItLeaves() throws Exception {
    orchestrator.registryChanged(
        new RegistrySnapshot(1, List.of(entry(STDIO)), List.of(), List.of()));
    var held = orchestrator.acquire(ECHO, "").toCompletableFuture();
    orchestrator.addRuntime(runtime, Map.of("service.id", 7L));
    ServerLease lease = held.get(10, TimeUnit.SECONDS);
    assertEquals("echo#1", lease.instance().toString());
    assertEquals(ECHO, orchestrator.servers().get(0).installation());
    assertTrue(orchestrator.server(ECHO).isPresent());
    orchestrator.deactivate();
    assertEquals(0, runtime.running());
  }

  @Test
  public void isOfferedOnceTheRegistryHasSpokenAndUntilItLeaves() throws Exception {
    orchestrator.registryChanged(RegistrySnapshot.EMPTY);
    assertEquals(List.of(), offers.services());
    orchestrator.registryChanged(new RegistrySnapshot(1, List.of(), List.of(), List.of()));
    orchestrator.registryChanged(new RegistrySnapshot(2, List.of(), List.of(), List.of()));
    assertEquals(List.of(orchestrator), offers.services());
    orchestrator.deactivate();
    assertEquals(List.of(), offers.services());
    orchestrator.registryChanged(new RegistrySnapshot(3, List.of(), List.of(), List.of()));
    assertEquals(List.of(), offers.services());
  }

  @Test
  public void logIsThatOfTheRuntimeWithoutSecrets() throws Exception {
    orchestrator.registryChanged(
        new RegistrySnapshot(
            1, List.of(entry(House.stdio("echo", "KEY", "hunter22"))), List.of(), List.of()));
    orchestrator.addRuntime(runtime, Map.of("service.id", 7L, "service.ranking", 5));
    runtime.log.add("key is hunter22");
    ServerLog log = orchestrator.log(ECHO);
    assertEquals("before the first start", List.of("key is [hidden]"), log.tail(3));
    orchestrator.acquire(ECHO, "").toCompletableFuture().get(10, TimeUnit.SECONDS).close();
    assertEquals(List.of("key is [hidden]"), log.tail(3));
    List<String> followed = new ArrayList<>();
    log.follow(followed::add).close();
    assertEquals(List.of("key is [hidden]"), followed);
    assertTrue(orchestrator.log(new InstallationId("nobody")).tail(1).isEmpty());
    orchestrator.removeRuntime(runtime);
    assertTrue(orchestrator.log(ECHO).tail(1).isEmpty());
    orchestrator.deactivate();
  }
}
