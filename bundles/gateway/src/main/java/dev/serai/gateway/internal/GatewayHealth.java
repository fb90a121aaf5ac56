package dev.serai.gateway.internal;

import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import java.util.function.BooleanSupplier;

/** Whether the gateway can serve calls. */
final class GatewayHealth implements HealthCheck {
  private final BooleanSupplier orchestrator;
  private final BooleanSupplier sessionsKnown;

  /**
   * A check.
   *
   * @param orchestrator whether there is one
   * @param sessionsKnown whether the sessions of before have been read
   */
  GatewayHealth(BooleanSupplier orchestrator, BooleanSupplier sessionsKnown) {
    this.orchestrator = orchestrator;
    this.sessionsKnown = sessionsKnown;
  }

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public Health check() {
    if (!orchestrator.getAsBoolean()) {
      return Health.down("No orchestrator is there; install serai-orchestrator.");
    }
    return sessionsKnown.getAsBoolean()
        ? Health.up("It serves.")
        : Health.degraded("Sessions from before are not known yet: the store is away.");
  }
}
