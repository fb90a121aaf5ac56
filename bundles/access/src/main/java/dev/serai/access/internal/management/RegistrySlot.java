package dev.serai.access.internal.management;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.Registry;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The entries of the registry that is there. */
@Component(service = Entries.class)
public final class RegistrySlot implements Entries {
  private final ServiceSlot<Registry> registry = new ServiceSlot<>("registry");

  private final ServiceSlot<InstallationCatalog> installations =
      new ServiceSlot<>("registry of installations");

  @Override
  public List<CatalogEntry> named(String name) {
    try (ServiceLease<Registry> lease = registry.tryAcquire().orElseThrow(RegistrySlot::missing)) {
      RegistrySnapshot now = lease.service().snapshot();
      if (now.revision() == 0) {
        throw new SeraiException(ErrorCode.STARTING, "The registry reads its entries.");
      }
      return now.entries().stream().filter(entry -> entry.name().equals(name)).toList();
    }
  }

  @Override
  public boolean isThere(String name) {
    if (!named(name).isEmpty()) {
      return true;
    }
    try (ServiceLease<InstallationCatalog> lease = installations.tryAcquire().orElse(null)) {
      return lease != null && lease.service().isEntry(name);
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addRegistry(Registry service) {
    registry.bind(service);
  }

  void removeRegistry(Registry service) {
    registry.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addInstallations(InstallationCatalog service) {
    installations.bind(service);
  }

  void removeInstallations(InstallationCatalog service) {
    installations.unbind(service);
  }

  private static SeraiException missing() {
    return new SeraiException(
        ErrorCode.SERVICE_MISSING, "There is no registry (serai-registry) that knows the entry.");
  }
}
