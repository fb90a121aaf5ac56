package dev.serai.gateway.internal;

import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import dev.serai.gateway.internal.limits.LimitState;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether the gateway can serve calls. */
final class GatewayHealth implements HealthCheck {
  private final BooleanSupplier orchestrator;
  private final BooleanSupplier access;
  private final BooleanSupplier store;
  private final BooleanSupplier sessionsKnown;
  private final IntSupplier unwritten;
  private final Supplier<List<LimitState>> limits;

  /**
   * A check.
   *
   * @param orchestrator whether there is one
   * @param access whether there is access control
   * @param store whether there is one for sessions
   * @param sessionsKnown whether the sessions of before have been read
   * @param unwritten how many sessions are not in the store yet
   * @param limits how often each limit has been hit
   */
  GatewayHealth(
      BooleanSupplier orchestrator,
      BooleanSupplier access,
      BooleanSupplier store,
      BooleanSupplier sessionsKnown,
      IntSupplier unwritten,
      Supplier<List<LimitState>> limits) {
    this.limits = limits;
    this.orchestrator = orchestrator;
    this.access = access;
    this.store = store;
    this.sessionsKnown = sessionsKnown;
    this.unwritten = unwritten;
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
    if (!access.getAsBoolean()) {
      return Health.down("No access control is there; install serai-access.");
    }
    if (!store.getAsBoolean()) {
      return Health.degraded(
          "No store is there: sessions do not outlive the gateway; install serai-store, or see the"
              + " log.");
    }
    if (!sessionsKnown.getAsBoolean()) {
      return Health.degraded("Sessions from before are not known yet: the store is away.");
    }
    int waiting = unwritten.getAsInt();
    return waiting == 0
        ? Health.up("It serves." + hits())
        : Health.degraded(waiting + " sessions are not in the store yet." + hits());
  }
}
