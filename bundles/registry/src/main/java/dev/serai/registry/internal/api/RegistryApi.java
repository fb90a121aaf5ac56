package dev.serai.registry.internal.api;

import dev.serai.core.access.BoundedAccess;
import dev.serai.core.edge.Sites;
import dev.serai.registry.internal.catalog.Catalog;
import java.util.Set;
import javax.ws.rs.core.Application;

/** The registry API as a JAX-RS application, wherever it is published. */
public final class RegistryApi extends Application {
  private final Set<Object> singletons;

  /**
   * The API.
   *
   * @param catalog what it serves
   * @param access who may ask for what
   * @param sites under which names it may be asked
   * @param maxBytes the longest body of a request
   */
  public RegistryApi(Catalog catalog, BoundedAccess access, Sites sites, int maxBytes) {
    singletons =
        Set.of(
            new Entrance(access, sites, maxBytes),
            new Departure(),
            new Failures(),
            new ServersResource(new Reading(catalog.published(), access)),
            new WritingResource(new Writing(catalog, access)));
  }

  @Override
  public Set<Object> getSingletons() {
    return singletons;
  }
}
