package dev.serai.edge.internal.guard;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Finds what the container listens on beside loopback, from the endpoints that the HTTP service
 * runtime announces (OSGi Compendium 7, section 140.9, {@code osgi.http.endpoint}).
 */
public final class BindingGuard {
  private static final String ENDPOINT = "osgi.http.endpoint";

  private BindingGuard() {}

  /**
   * The endpoints that other machines can reach. An endpoint without a host says nothing; requests
   * that arrive there are still checked one by one.
   *
   * @param runtime the properties of an HTTP service runtime
   */
  public static List<String> reachableFromOutside(Map<String, ?> runtime) {
    return endpoints(runtime.get(ENDPOINT)).stream().filter(BindingGuard::isOutside).toList();
  }

  private static Collection<String> endpoints(Object property) {
    if (property instanceof String one) {
      return List.of(one);
    }
    if (property instanceof String[] several) {
      return List.of(several);
    }
    return property instanceof Collection<?> all
        ? all.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static boolean isOutside(String endpoint) {
    if (endpoint.startsWith("/")) {
      return false;
    }
    try {
      return !Loopback.includes(URI.create(endpoint).getHost());
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
