package dev.serai.core.registry;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of changes of the registry: register it as a service. Called on one thread of the registry,
 * in order, first with the snapshot that stands when the listener arrives.
 */
@ConsumerType
public interface RegistryListener {
  /** The registry holds something else now. Must return quickly. */
  void registryChanged(RegistrySnapshot snapshot);
}
