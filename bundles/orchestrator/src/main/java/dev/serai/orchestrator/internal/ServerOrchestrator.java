package dev.serai.orchestrator.internal;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.registry.RegistryListener;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.ServerLog;
import dev.serai.core.runtime.ServerRuntime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orchestrator as a service. It hears of entries as a registry listener, so that a registry
 * that leaves changes nothing, and of runtimes as they come and go. When it leaves, all servers
 * stop.
 */
@Component(
    immediate = true,
    configurationPid = "dev.serai.orchestrator",
    service = {Orchestrator.class, RegistryListener.class})
public final class ServerOrchestrator implements Orchestrator, RegistryListener {
  private static final Logger LOG = LoggerFactory.getLogger(ServerOrchestrator.class);

  private final Policy policy;
  private final SharedScheduler scheduler = new SharedScheduler();
  private final RuntimeTable runtimes;
  private final Installations installations;

  /** Begins without entries and runtimes. */
  @Activate
  public ServerOrchestrator(Config config) {
    this.policy = Policy.of(config);
    this.runtimes = new RuntimeTable(policy.drain());
    this.installations =
        new Installations(
            new Surroundings(
                policy,
                scheduler,
                runtimes,
                new LaunchResolver(System::getenv),
                () -> ThreadLocalRandom.current().nextDouble()));
  }

  @Deactivate
  void deactivate() throws InterruptedException {
    try {
      installations.close().get(policy.stopWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("Not all servers ended within {}; look for their processes.", policy.stopWait());
    } finally {
      scheduler.close();
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addRuntime(ServerRuntime runtime, Map<String, Object> properties) {
    int ranking = properties.get("service.ranking") instanceof Integer given ? given : 0;
    runtimes.add(runtime, ranking, (Long) properties.get("service.id"));
    installations.runtimeArrived();
  }

  void removeRuntime(ServerRuntime runtime) {
    runtimes.remove(runtime, installations::runtimeLeaving);
  }

  @Override
  public void registryChanged(RegistrySnapshot snapshot) {
    installations.follow(snapshot);
  }

  @Override
  public List<ServerStatus> servers() {
    return installations.servers();
  }

  @Override
  public Optional<ServerStatus> server(InstallationId installation) {
    return installations.server(installation);
  }

  @Override
  public CompletionStage<ServerLease> acquire(InstallationId installation, String variant) {
    return installations.acquire(installation, variant);
  }

  @Override
  public CompletionStage<ServerStatus> start(InstallationId installation) {
    return installations.start(installation);
  }

  @Override
  public CompletionStage<ServerStatus> stop(InstallationId installation) {
    return installations.stop(installation);
  }

  @Override
  public CompletionStage<ServerStatus> restart(InstallationId installation) {
    return installations.restart(installation);
  }

  @Override
  public ServerLog log(InstallationId installation) {
    return installations.log(installation);
  }
}
