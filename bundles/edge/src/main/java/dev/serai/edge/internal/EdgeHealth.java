package dev.serai.edge.internal;

import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import dev.serai.edge.internal.pass.Forwarder;

/** Whether the requests of clients are taken. */
final class EdgeHealth implements HealthCheck {
  private final Forwarder forwarder;
  private final Handlers handlers;

  EdgeHealth(Forwarder forwarder, Handlers handlers) {
    this.forwarder = forwarder;
    this.handlers = handlers;
  }

  @Override
  public String name() {
    return "edge";
  }

  @Override
  public Health check() {
    if (forwarder.phase().stopping()) {
      return Health.down("Serai stops.");
    }
    if (!handlers.any()) {
      return Health.down(
          forwarder.phase().starting()
              ? "Serai starts: the gateway is not there yet."
              : "No gateway is there; install serai-gateway.");
    }
    return Health.up(
        forwarder.passages().open() + " requests in flight, " + forwarder.held() + " waiting.");
  }
}
