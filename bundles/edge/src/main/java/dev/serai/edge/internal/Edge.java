package dev.serai.edge.internal;

import dev.serai.core.access.Access;
import dev.serai.core.edge.McpHandler;
import dev.serai.core.service.ServiceSlot;
import dev.serai.edge.internal.entrance.Entrances;
import dev.serai.edge.internal.guard.BindingGuard;
import dev.serai.edge.internal.guard.Exposure;
import dev.serai.edge.internal.guard.Proxies;
import dev.serai.edge.internal.guard.ProxyFilter;
import dev.serai.edge.internal.health.HealthBoard;
import dev.serai.edge.internal.health.HealthServlet;
import dev.serai.edge.internal.pass.Forwarder;
import dev.serai.edge.internal.pass.HoldLimits;
import dev.serai.edge.internal.publish.Door;
import dev.serai.edge.internal.publish.WhiteboardPublication;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.Filter;
import javax.servlet.Servlet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.runtime.HttpServiceRuntime;

/** Joins the configuration, the container and the handlers that come and go. */
@Component(
    name = "dev.serai.edge",
    service = {},
    immediate = true)
public final class Edge {
  private static final long RECONSIDER_MILLIS = 1_000;

  /** In front of all but what the edge publishes itself, which sees to it. */
  private static final Map<String, ?> PROXY_FILTER =
      Map.of(
          "osgi.http.whiteboard.filter.name",
          "serai-edge-proxies",
          "osgi.http.whiteboard.filter.pattern",
          "/*",
          "osgi.http.whiteboard.filter.asyncSupported",
          true,
          "osgi.http.whiteboard.context.select",
          "(&(osgi.http.whiteboard.context.name=*)(!(osgi.http.whiteboard.context.name=default)))",
          "service.ranking",
          Integer.MAX_VALUE);

  private final ServiceSlot<Servlet> slot = new ServiceSlot<>("gateway");
  private final ServiceSlot<Access> access = new ServiceSlot<>("access control");
  private final Exposure exposure = new Exposure(this::tokensAreRequired);
  private final ScheduledExecutorService watch = watch();
  private final BundleContext context;
  private final HealthBoard board;
  private final Forwarder forwarder;
  private final Handlers handlers;
  private final EdgeHealth health;
  private final Shutdown shutdown;
  private final Entrances entrances;
  private final Door door;
  private final ServiceRegistration<Filter> proxyFilter;

  /** Waits for a container, which {@link #bindContainer} brings. */
  @Activate
  public Edge(BundleContext context, Config config, @Reference HealthBoard board) {
    this.context = context;
    this.board = board;
    exposure.trust(proxies(config));
    forwarder = new Forwarder(slot, limits(config), exposure);
    handlers = new Handlers(slot, forwarder.phase()::open);
    health = new EdgeHealth(forwarder, handlers);
    board.add(health);
    shutdown = new Shutdown(forwarder, handlers, drain(config));
    context.addBundleListener(shutdown);
    entrances = new Entrances(context, forwarder);
    entrances.use(config.publish(), limits(config));
    Servlet healthPage = new HealthServlet(board);
    door =
        new Door(() -> new WhiteboardPublication(context, entrances.front(), healthPage), exposure);
    proxyFilter =
        context.registerService(
            Filter.class, new ProxyFilter(exposure), new Hashtable<>(PROXY_FILTER));
    watch.scheduleWithFixedDelay(
        door::reconsider, RECONSIDER_MILLIS, RECONSIDER_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Modified
  void modified(Config config) {
    exposure.trust(proxies(config));
    forwarder.limit(limits(config));
    shutdown.limit(drain(config));
    entrances.use(config.publish(), limits(config));
  }

  @Deactivate
  void deactivate() {
    watch.shutdownNow();
    context.removeBundleListener(shutdown);
    board.remove(health);
    proxyFilter.unregister();
    door.close();
    entrances.close();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindHandler(McpHandler handler) {
    handlers.bind(handler);
  }

  void unbindHandler(McpHandler handler) {
    handlers.unbind(handler);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindAccess(Access service) {
    access.bind(service);
  }

  void unbindAccess(Access service) {
    access.unbind(service);
  }

  @Reference(
      service = HttpServiceRuntime.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      updated = "bindContainer")
  void bindContainer(Map<String, Object> properties) {
    door.containerListens(BindingGuard.reachableFromOutside(properties));
  }

  void unbindContainer(Map<String, Object> properties) {}

  /** What access control says changes without a word: the door asks again every second. */
  private boolean tokensAreRequired() {
    return access
        .tryAcquire()
        .map(
            lease -> {
              try (lease) {
                return lease.service().required();
              }
            })
        .orElse(false);
  }

  private static ScheduledExecutorService watch() {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, "serai-edge-watch");
          thread.setDaemon(true);
          return thread;
        });
  }

  private static Proxies proxies(Config config) {
    return Proxies.of(config.behind$_$proxy(), config.trusted$_$proxies());
  }

  private static Duration drain(Config config) {
    return Duration.ofMillis(Math.max(0, config.drain$_$millis()));
  }

  private static HoldLimits limits(Config config) {
    return new HoldLimits(Duration.ofMillis(config.hold$_$millis()), config.held$_$max());
  }
}
