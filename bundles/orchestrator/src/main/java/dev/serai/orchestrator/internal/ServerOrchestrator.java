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
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
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
 * that leaves changes nothing, and of runtimes as they come and go. It is offered to others once
 * the registry has said which servers there are, so that nobody is told that a server is missing
 * while the orchestrator is being replaced. When it leaves, all servers stop.
 */
@Component(
    immediate = true,
    configurationPid = "dev.serai.orchestrator",
    service = RegistryListener.class)
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"dev.serai.core.orchestration.Orchestrator\"")
public final class ServerOrchestrator implements Orchestrator, RegistryListener {
  private static final Logger LOG = LoggerFactory.getLogger(ServerOrchestrator.class);

  private final BundleContext context;
  private final Policy policy;
  private final SharedScheduler scheduler = new SharedScheduler();
  private final RuntimeTable runtimes;
  private final Installations installations;
  private ServiceRegistration<Orchestrator> offer;
  private boolean closed;

  /** Begins without entries and runtimes. */
  @Activate
  public ServerOrchestrator(BundleContext context, Config config) {
    this.context = context;
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
    withdraw();
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
    if (snapshot.revision() > 0) {
      offer();
    }
  }

  private synchronized void offer() {
    if (offer == null && !closed) {
      offer = context.registerService(Orchestrator.class, this, null);
    }
  }

  private void withdraw() {
    ServiceRegistration<Orchestrator> offered;
    synchronized (this) {
      closed = true;
      offered = offer;
    }
    if (offered != null) {
      offered.unregister();
    }
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
