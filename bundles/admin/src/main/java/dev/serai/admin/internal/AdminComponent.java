package dev.serai.admin.internal;

import dev.serai.admin.internal.http.KnownCharsets;
import dev.serai.core.access.Access;
import dev.serai.core.access.Management;
import dev.serai.core.edge.Sites;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.registry.OtherRegistries;
import dev.serai.core.tool.ToolCatalog;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the management API on the JAX-RS whiteboard (OSGi Compendium 7, chapter 151), as an
 * application of its own. It stays there while what it stands on comes and goes.
 */
@Component(
    immediate = true,
    service = {},
    configurationPid = {"dev.serai.gateway", "dev.serai.admin"})
public final class AdminComponent {
  private static final Logger LOG = LoggerFactory.getLogger(AdminComponent.class);
  private static final String NAME = "serai-admin";
  private static final Map<String, String> APPLICATION =
      Map.of("osgi.jaxrs.name", NAME, "osgi.jaxrs.application.base", "/api/v1");

  /** The application's servlet context has the application's properties. */
  private static final Map<String, String> FILTER =
      Map.of(
          "osgi.http.whiteboard.filter.name",
          "serai-admin-charsets",
          "osgi.http.whiteboard.filter.pattern",
          "/*",
          "osgi.http.whiteboard.context.select",
          "(osgi.jaxrs.name=" + NAME + ")");

  private final Services services;
  private final ServiceRegistration<Filter> filter;
  private final ServiceRegistration<Application> application;

  /** Publishes the API. */
  @Activate
  public AdminComponent(BundleContext context, Config config) {
    services = new Services(Duration.ofMillis(config.wait$_$millis()));
    Sites sites = new Sites(hosts(config), List.of(config.allowed$_$origins()));
    filter = context.registerService(Filter.class, new KnownCharsets(), new Hashtable<>(FILTER));
    application =
        context.registerService(
            Application.class,
            new ManagementApi(services, sites, config.max$_$request$_$bytes()),
            new Hashtable<>(APPLICATION));
  }

  private static List<String> hosts(Config config) {
    List<String> hosts = new ArrayList<>(List.of(config.allowed$_$hosts()));
    try {
      Optional.ofNullable(new URI(config.public$_$url()).getHost()).ifPresent(hosts::add);
    } catch (URISyntaxException e) {
      LOG.warn("public-url in etc/dev.serai.gateway.cfg is no URL: correct it");
    }
    return hosts;
  }

  /** Access control comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addAccess(Access access) {
    services.access().bind(access);
  }

  /** Access control goes. */
  public void removeAccess(Access access) {
    services.access().unbind(access);
  }

  /** Management comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addManagement(Management management) {
    services.management().bind(management);
  }

  /** Management goes. */
  public void removeManagement(Management management) {
    services.management().unbind(management);
  }

  /** The registry comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addCatalog(EntryCatalog catalog) {
    services.catalog().bind(catalog);
  }

  /** The registry goes. */
  public void removeCatalog(EntryCatalog catalog) {
    services.catalog().unbind(catalog);
  }

  /** The registry of installations comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addInstallations(InstallationCatalog installations) {
    services.installations().bind(installations);
  }

  /** The registry of installations goes. */
  public void removeInstallations(InstallationCatalog installations) {
    services.installations().unbind(installations);
  }

  /** The registry of requests for installations comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addRequests(InstallationRequests requests) {
    services.requests().bind(requests);
  }

  /** The registry of requests for installations goes. */
  public void removeRequests(InstallationRequests requests) {
    services.requests().unbind(requests);
  }

  /** The registry of tools comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addTools(ToolCatalog tools) {
    services.tools().bind(tools);
  }

  /** The registry of tools goes. */
  public void removeTools(ToolCatalog tools) {
    services.tools().unbind(tools);
  }

  /** The registry of other registries comes. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void addOthers(OtherRegistries others) {
    services.others().bind(others);
  }

  /** The registry of other registries goes. */
  public void removeOthers(OtherRegistries others) {
    services.others().unbind(others);
  }

  /** Takes the API away. */
  @Deactivate
  public void deactivate() {
    application.unregister();
    filter.unregister();
  }
}
