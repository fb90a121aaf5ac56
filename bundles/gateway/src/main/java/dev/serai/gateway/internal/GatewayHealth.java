package dev.serai.gateway.internal;

import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import dev.serai.gateway.internal.limits.LimitState;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether the gateway can serve calls. */
final class GatewayHealth implements HealthCheck {
  private final BooleanSupplier orchestrator;
  private final BooleanSupplier sessionsKnown;
  private final Supplier<List<LimitState>> limits;

  /**
   * A check.
   *
   * @param orchestrator whether there is one
   * @param sessionsKnown whether the sessions of before have been read
   * @param limits how often each limit has been hit
   */
  GatewayHealth(
      BooleanSupplier orchestrator,
      BooleanSupplier sessionsKnown,
      Supplier<List<LimitState>> limits) {
    this.limits = limits;
    this.orchestrator = orchestrator;
    this.sessionsKnown = sessionsKnown;
  }

  @Override
  public String name() {
    return "gateway";
  }

  private String hits() {
    String hit =
        limits.get().stream()
            .filter(limit -> limit.hits() > 0)
            .map(limit -> limit.limit().setting() + " " + limit.hits())
            .collect(Collectors.joining("; "));
    return hit.isEmpty() ? "" : " Limits hit since it began: " + hit + ".";
  }

  @Override
  public Health check() {
    if (!orchestrator.getAsBoolean()) {
      return Health.down("No orchestrator is there; install serai-orchestrator.");
    }
    return sessionsKnown.getAsBoolean()
        ? Health.up("It serves." + hits())
        : Health.degraded("Sessions from before are not known yet: the store is away.");
  }
}
