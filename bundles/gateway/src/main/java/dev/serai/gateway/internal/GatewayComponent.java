package dev.serai.gateway.internal;

import dev.serai.core.access.Access;
import dev.serai.core.access.AuditLog;
import dev.serai.core.edge.McpHandler;
import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.registry.RegistryListener;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.BindingStore;
import dev.serai.core.store.GatewayStore;
import dev.serai.core.store.ParkedCallStore;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.TaskStore;
import dev.serai.core.tool.ToolDiscovery;
import dev.serai.core.tool.ToolReview;
import dev.serai.core.tool.ToolReviewListener;
import dev.serai.gateway.internal.limits.LimitState;
import dev.serai.gateway.internal.recovery.Recovery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    service = {
      RegistryListener.class,
      ToolDeskProvider.class,
      LimitsProvider.class,
      HealthCheck.class
    })
public final class GatewayComponent
    implements RegistryListener, ToolDeskProvider, LimitsProvider, HealthCheck {
  /** Before the edge gives up on what is still in flight, and early enough to be written. */
  private static final Duration CALL_DRAIN = ServiceSlot.MAX_DRAIN.minusMillis(500);

  private final Neighbours neighbours = new Neighbours();
  private final ServiceSlot<SessionStore> sessions = new ServiceSlot<>("store of sessions");
  private final ServiceSlot<ParkedCallStore> parkedCalls = new ServiceSlot<>("store of calls");
  private final ServiceSlot<TaskStore> tasks = new ServiceSlot<>("store of tasks");
  private final BundleContext context;
  private final Gateway gateway;
  private final GatewayHealth health;
  private final Map<StoreListener, ServiceRegistration<StoreListener>> followed =
      new LinkedHashMap<>();
  private final List<ServiceRegistration<?>> forRegistry = new ArrayList<>();
  private ServiceRegistration<McpHandler> registration;
  private boolean closed;

  /** Builds the gateway. */
  @Activate
  public GatewayComponent(BundleContext context, GatewayConfig config) {
    this.context = context;
    Recovery recovery = new Recovery(sessions, parkedCalls, tasks);
    this.gateway = new Gateway(GatewaySettings.of(config, folder(context)), neighbours, recovery);
    this.health =
        new GatewayHealth(
            neighbours.orchestrator()::isBound,
            neighbours.access()::isBound,
            sessions::isBound,
            recovery.sessions()::complete,
            recovery.sessions()::unwritten,
            gateway::limits);
  }

  private static Path folder(BundleContext context) {
    String data = context.getProperty("karaf.data");
    return data == null
        ? context.getDataFile("gateway").toPath()
        : Path.of(data, "serai", "gateway");
  }

  /** The orchestrator comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addOrchestrator(Orchestrator service) {
    neighbours.orchestrator().bind(service);
  }

  /** The orchestrator goes. */
  public void removeOrchestrator(Orchestrator service) {
    neighbours.orchestrator().unbind(service);
  }

  /** Access control comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addAccess(Access service) {
    neighbours.access().bind(service);
  }

  /** Access control goes. */
  public void removeAccess(Access service) {
    neighbours.access().unbind(service);
  }

  /** The audit log comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addAuditLog(AuditLog service) {
    neighbours.audit().bind(service);
  }

  /** The audit log goes. */
  public void removeAuditLog(AuditLog service) {
    neighbours.audit().unbind(service);
  }

  /** The store of gateways comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addGatewayStore(GatewayStore store) {
    neighbours.gateways().bind(store);
    follow(GatewayStore.CONCERN);
  }

  /** The store of gateways goes. */
  public void removeGatewayStore(GatewayStore store) {
    neighbours.gateways().unbind(store);
  }

  /** The store of bindings comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addBindingStore(BindingStore store) {
    neighbours.bindings().bind(store);
    follow(BindingStore.CONCERN);
  }

  /** The store of bindings goes. */
  public void removeBindingStore(BindingStore store) {
    neighbours.bindings().unbind(store);
  }

  /** The store of sessions comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addSessionStore(SessionStore store) {
    sessions.bind(store);
  }

  /** The store of sessions goes. */
  public void removeSessionStore(SessionStore store) {
    sessions.unbind(store);
  }

  /** The store of parked calls comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addParkedCallStore(ParkedCallStore store) {
    parkedCalls.bind(store);
  }

  /** The store of parked calls goes. */
  public void removeParkedCallStore(ParkedCallStore store) {
    parkedCalls.unbind(store);
  }

  /** The store of tasks comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addTaskStore(TaskStore store) {
    tasks.bind(store);
  }

  /** The store of tasks goes. */
  public void removeTaskStore(TaskStore store) {
    tasks.unbind(store);
  }

  /** The review of what servers define comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addToolReview(ToolReview service) {
    neighbours.review().bind(service);
    gateway.reviewComes();
  }

  /** The review of what servers define goes. */
  public void removeToolReview(ToolReview service) {
    neighbours.review().unbind(service);
  }

  @Override
  public void registryChanged(RegistrySnapshot snapshot) {
    gateway.registryChanged(snapshot);
    if (snapshot.revision() > 0) {
      publish();
    }
  }

  @Override
  public String name() {
    return health.name();
  }

  @Override
  public Health check() {
    return health.check();
  }

  @Override
  public ToolDesk tools() {
    return gateway.tools();
  }

  @Override
  public List<LimitState> limits() {
    return gateway.limits();
  }

  /** What the registry uses comes after it has spoken: neither waits for the other to be there. */
  private synchronized void publish() {
    if (registration == null && !closed) {
      forRegistry.add(context.registerService(ToolReviewListener.class, gateway::decided, null));
      forRegistry.add(context.registerService(ToolDiscovery.class, gateway.discovery(), null));
      registration = context.registerService(McpHandler.class, gateway.servlet(), null);
    }
  }

  /** Hears of a concern's changes once its store is there to be read. */
  private synchronized void follow(String concern) {
    for (StoreListener listener : gateway.storeListeners()) {
      if (!closed && listener.concern().equals(concern) && !followed.containsKey(listener)) {
        followed.put(listener, context.registerService(StoreListener.class, listener, null));
      }
    }
  }

  private void unfollow() {
    List<ServiceRegistration<?>> registrations = new ArrayList<>();
    synchronized (this) {
      registrations.addAll(forRegistry);
      registrations.addAll(followed.values());
      forRegistry.clear();
      followed.clear();
    }
    registrations.forEach(ServiceRegistration::unregister);
  }

  /** Lets the calls in flight end, or answers them with an error, then closes everything. */
  @Deactivate
  public void deactivate() {
    ServiceRegistration<McpHandler> published;
    synchronized (this) {
      closed = true;
      published = registration;
    }
    gateway.stopListening();
    gateway.interruptCalls(CALL_DRAIN);
    if (published != null) {
      published.unregister();
    }
    unfollow();
    gateway.close();
  }
}
