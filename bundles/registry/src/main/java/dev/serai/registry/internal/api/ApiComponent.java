package dev.serai.registry.internal.api;

import dev.serai.core.access.Access;
import dev.serai.core.access.BoundedAccess;
import dev.serai.core.edge.Sites;
import dev.serai.core.service.BoundedWait;
import dev.serai.registry.internal.catalog.Catalog;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.Filter;
import javax.ws.rs.core.Application;
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
 * Puts the registry API on the JAX-RS whiteboard (OSGi Compendium 7, chapter 151), as an
 * application of its own. It stays there while access control and the store come and go.
 */
@Component(
    immediate = true,
    service = {},
    configurationPid = {"dev.serai.gateway", "dev.serai.registry"})
public final class ApiComponent {
  private static final int MAX_WAITING = 16;
  private static final String NAME = "serai-registry";
  private static final Map<String, String> APPLICATION =
      Map.of("osgi.jaxrs.name", NAME, "osgi.jaxrs.application.base", "/registry");

  /** The application's servlet context has the application's properties. */
  private static final Map<String, String> FILTER =
      Map.of(
          "osgi.http.whiteboard.filter.name",
          "serai-registry-legible",
          "osgi.http.whiteboard.filter.pattern",
          "/*",
          "osgi.http.whiteboard.context.select",
          "(osgi.jaxrs.name=" + NAME + ")");

  private final BoundedAccess access;
  private final ServiceRegistration<Filter> filter;
  private final ServiceRegistration<Application> application;

  /** Publishes the API. */
  @Activate
  public ApiComponent(BundleContext context, Config config, @Reference Catalog catalog) {
    access =
        new BoundedAccess(new BoundedWait(Duration.ofMillis(config.wait$_$millis()), MAX_WAITING));
    Sites sites = new Sites(hosts(config), List.of(config.allowed$_$origins()));
    RegistryApi api = new RegistryApi(catalog, access, sites, config.max$_$request$_$bytes());
    filter = context.registerService(Filter.class, new Legible(), new Hashtable<>(FILTER));
    application = context.registerService(Application.class, api, new Hashtable<>(APPLICATION));
  }

  /** What is no URL is told of by the gateway, whose setting it is. */
  private static List<String> hosts(Config config) {
    List<String> hosts = new ArrayList<>(List.of(config.allowed$_$hosts()));
    try {
      Optional.ofNullable(new URI(config.public$_$url()).getHost()).ifPresent(hosts::add);
    } catch (URISyntaxException e) {
      return hosts;
    }
    return hosts;
  }

  /** Access control comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addAccess(Access service) {
    access.slot().bind(service);
  }

  /** Access control goes. */
  public void removeAccess(Access service) {
    access.slot().unbind(service);
  }

  /** Takes the API away. */
  @Deactivate
  public void deactivate() {
    application.unregister();
    filter.unregister();
  }
}
