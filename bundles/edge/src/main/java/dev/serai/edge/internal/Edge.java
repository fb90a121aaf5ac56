package dev.serai.edge.internal;

import dev.serai.core.edge.McpHandler;
import dev.serai.core.service.ServiceSlot;
import dev.serai.edge.internal.entrance.Entrances;
import dev.serai.edge.internal.guard.BindingGuard;
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
  private final Handlers handlers = new Handlers(slot);
  private final Forwarder forwarder;
  private final Entrances entrances;
  private final Door door;

  /** Waits for a container, which {@link #bindContainer} brings. */
  @Activate
  public Edge(BundleContext context, Config config) {
    forwarder = new Forwarder(slot, limits(config));
    entrances = new Entrances(context, forwarder);
    entrances.use(config.publish(), limits(config));
    door = new Door(() -> new WhiteboardPublication(context, entrances.front()));
  }

  @Modified
  void modified(Config config) {
    forwarder.limit(limits(config));
    entrances.use(config.publish(), limits(config));
  }

  @Deactivate
  void deactivate() {
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

  private static HoldLimits limits(Config config) {
    return new HoldLimits(Duration.ofMillis(config.hold$_$millis()), config.held$_$max());
  }
}
