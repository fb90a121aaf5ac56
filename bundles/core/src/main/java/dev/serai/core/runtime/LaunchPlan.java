package dev.serai.core.runtime;

import dev.serai.core.registry.Launch;
import java.time.Duration;
import java.util.Objects;

/**
 * Everything that a runtime needs to start one server.
 *
 * @param instance the server to be
 * @param launch how, with every variable resolved
 * @param startTimeout within this the server has to be reachable
 */
public record LaunchPlan(InstanceId instance, Launch launch, Duration startTimeout) {
  public LaunchPlan {
    Objects.requireNonNull(instance, "instance");
    Objects.requireNonNull(launch, "launch");
    Objects.requireNonNull(startTimeout, "startTimeout");
  }
}
