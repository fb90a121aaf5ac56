package dev.serai.edge.internal;

import dev.serai.core.edge.McpHandler;
import dev.serai.core.service.ServiceSlot;
import dev.serai.edge.internal.entrance.Entrances;
import dev.serai.edge.internal.guard.BindingGuard;
import dev.serai.edge.internal.health.HealthBoard;
import dev.serai.edge.internal.health.HealthServlet;
import dev.serai.edge.internal.pass.Forwarder;
import dev.serai.edge.internal.pass.HoldLimits;
import dev.serai.edge.internal.publish.Door;
import dev.serai.edge.internal.publish.WhiteboardPublication;
import java.time.Duration;
import java.util.Map;
import javax.servlet.Servlet;
import org.osgi.framework.BundleContext;
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
  private final ServiceSlot<Servlet> slot = new ServiceSlot<>("gateway");
  private final BundleContext context;
  private final HealthBoard board;
  private final Forwarder forwarder;
  private final Handlers handlers;
  private final EdgeHealth health;
  private final Shutdown shutdown;
  private final Entrances entrances;
  private final Door door;

  /** Waits for a container, which {@link #bindContainer} brings. */
  @Activate
  public Edge(BundleContext context, Config config, @Reference HealthBoard board) {
    this.context = context;
    this.board = board;
    forwarder = new Forwarder(slot, limits(config));
    handlers = new Handlers(slot, forwarder.phase()::open);
    health = new EdgeHealth(forwarder, handlers);
    board.add(health);
    shutdown = new Shutdown(forwarder, handlers, drain(config));
    context.addBundleListener(shutdown);
    entrances = new Entrances(context, forwarder);
    entrances.use(config.publish(), limits(config));
    Servlet healthPage = new HealthServlet(board);
    door = new Door(() -> new WhiteboardPublication(context, entrances.front(), healthPage));
  }

  @Modified
  void modified(Config config) {
    forwarder.limit(limits(config));
    shutdown.limit(drain(config));
    entrances.use(config.publish(), limits(config));
  }

  @Deactivate
  void deactivate() {
    context.removeBundleListener(shutdown);
    board.remove(health);
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
      service = HttpServiceRuntime.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      updated = "bindContainer")
  void bindContainer(Map<String, Object> properties) {
    door.containerListens(BindingGuard.reachableFromOutside(properties));
  }

  void unbindContainer(Map<String, Object> properties) {}

  private static Duration drain(Config config) {
    return Duration.ofMillis(Math.max(0, config.drain$_$millis()));
  }

  private static HoldLimits limits(Config config) {
    return new HoldLimits(Duration.ofMillis(config.hold$_$millis()), config.held$_$max());
  }
}
