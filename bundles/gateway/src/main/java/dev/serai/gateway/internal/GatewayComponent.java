package dev.serai.gateway.internal;

import dev.serai.core.edge.McpHandler;
import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.registry.RegistryListener;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.service.ServiceSlot;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The gateway as a component. Its handler appears once the registry has said which servers there
 * are, so that no client is told that a server is missing while the gateway is being replaced.
 */
@Component(
    immediate = true,
    configurationPid = "dev.serai.gateway",
    service = {RegistryListener.class, ToolDeskProvider.class})
public final class GatewayComponent implements RegistryListener, ToolDeskProvider {
  private final ServiceSlot<Orchestrator> orchestrator = new ServiceSlot<>("orchestrator");
  private final BundleContext context;
  private final Gateway gateway;
  private ServiceRegistration<McpHandler> registration;
  private boolean closed;

  /** Builds the gateway. */
  @Activate
  public GatewayComponent(BundleContext context, GatewayConfig config) {
    this.context = context;
    this.gateway = new Gateway(GatewaySettings.of(config, sessionFolder(context)), orchestrator);
  }

  private static Path sessionFolder(BundleContext context) {
    String data = context.getProperty("karaf.data");
    return data == null
        ? context.getDataFile("sessions").toPath()
        : Path.of(data, "serai", "gateway", "sessions");
  }

  /** The orchestrator comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addOrchestrator(Orchestrator service) {
    orchestrator.bind(service);
  }

  /** The orchestrator goes. */
  public void removeOrchestrator(Orchestrator service) {
    orchestrator.unbind(service);
  }

  @Override
  public void registryChanged(RegistrySnapshot snapshot) {
    gateway.registryChanged(snapshot);
    if (snapshot.revision() > 0) {
      publish();
    }
  }

  @Override
  public ToolDesk tools() {
    return gateway.tools();
  }

  private synchronized void publish() {
    if (registration == null && !closed) {
      registration = context.registerService(McpHandler.class, gateway.servlet(), null);
    }
  }

  /** Lets the calls in flight end, then closes everything. */
  @Deactivate
  public void deactivate() {
    ServiceRegistration<McpHandler> published;
    synchronized (this) {
      closed = true;
      published = registration;
    }
    gateway.stopListening();
    if (published != null) {
      published.unregister();
    }
    gateway.close();
  }
}
