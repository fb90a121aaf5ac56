package dev.serai.registry.internal;

import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import dev.serai.core.registry.Registry;
import dev.serai.core.registry.RegistrySnapshot;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the registry knows its entries. */
@Component
public final class RegistryHealth implements HealthCheck {
  private final Registry registry;

  /** Tells how this registry is. */
  @Activate
  public RegistryHealth(@Reference Registry registry) {
    this.registry = registry;
  }

  @Override
  public String name() {
    return "registry";
  }

  @Override
  public Health check() {
    RegistrySnapshot snapshot = registry.snapshot();
    if (snapshot.revision() == 0) {
      return Health.down("The entries have not been read yet.");
    }
    int entries = snapshot.entries().size();
    int problems = snapshot.problems().size();
    return problems == 0
        ? Health.up(entries + " entries.")
        : Health.degraded(
            entries + " entries; " + problems + " documents are none: serai:server-list says why.");
  }
}
