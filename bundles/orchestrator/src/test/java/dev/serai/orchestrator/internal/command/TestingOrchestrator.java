package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.ServerLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Shows what it was given; its servers never change. */
record TestingOrchestrator(List<ServerStatus> servers) implements Orchestrator {
  @Override
  public Optional<ServerStatus> server(InstallationId installation) {
    return servers.stream().filter(s -> s.installation().equals(installation)).findFirst();
  }

  @Override
  public CompletionStage<ServerLease> acquire(InstallationId installation, String variant) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<ServerStatus> start(InstallationId installation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<ServerStatus> stop(InstallationId installation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<ServerStatus> restart(InstallationId installation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerLog log(InstallationId installation) {
    return ServerLog.EMPTY;
  }
}
