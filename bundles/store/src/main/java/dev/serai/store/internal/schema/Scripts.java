package dev.serai.store.internal.schema;

import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The migration scripts by name: a bundle's class path is not searched.
 *
 * @param names file names beside this class, {@code V<number>__<what>.sql}
 */
record Scripts(List<String> names) implements ResourceProvider {
  /** Every step, in order. A step that was released never changes. */
  static final Scripts ALL =
      new Scripts(
          List.of(
              "V1__leases_sessions_keys.sql",
              "V2__concerns.sql",
              "V3__audit_lookups.sql",
              "V4__tasks.sql",
              "V5__entry_alias.sql",
              "V6__other_registries.sql",
              "V7__installation_requests.sql"));

  /** The number of the last step. */
  int latest() {
    String last = names.get(names.size() - 1);
    return Integer.parseInt(last.substring(1, last.indexOf("__")));
  }

  @Override
  public LoadableResource getResource(String name) {
    return names.contains(name) ? new Script(name) : null;
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return names.stream()
        .filter(name -> name.startsWith(prefix))
        .filter(name -> List.of(suffixes).stream().anyMatch(name::endsWith))
        .<LoadableResource>map(Script::new)
        .toList();
  }
}
