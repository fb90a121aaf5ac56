package dev.serai.orchestrator.internal;

import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerState;
import dev.serai.core.orchestration.ServerStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the servers are as they should be. */
@Component
public final class OrchestratorHealth implements HealthCheck {
  private static final Set<ServerState> TROUBLED =
      EnumSet.of(
          ServerState.BACKING_OFF,
          ServerState.CRASH_LOOP,
          ServerState.MISCONFIGURED,
          ServerState.NO_RUNTIME);

  private final Orchestrator orchestrator;

  /** Tells how this orchestrator's servers are. */
  @Activate
  public OrchestratorHealth(@Reference Orchestrator orchestrator) {
    this.orchestrator = orchestrator;
  }

  @Override
  public String name() {
    return "orchestrator";
  }

  @Override
  public Health check() {
    List<ServerStatus> servers = orchestrator.servers();
    long running = servers.stream().filter(server -> server.state() == ServerState.RUNNING).count();
    List<String> troubled =
        servers.stream()
            .filter(server -> TROUBLED.contains(server.state()))
            .map(server -> server.entry().alias().value())
            .toList();
    String message = servers.size() + " servers, " + running + " of them running";
    return troubled.isEmpty()
        ? Health.up(message + ".")
        : Health.degraded(message + "; in trouble: " + String.join(", ", troubled) + ".");
  }
}
