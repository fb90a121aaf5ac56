package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.ServerLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Shows what it was given; its servers never change.
 *
 * @param servers what it shows
 * @param done what it was told to do, as {@code verb server}
 */
record TestingOrchestrator(List<ServerStatus> servers, List<String> done) implements Orchestrator {
  TestingOrchestrator(List<ServerStatus> servers) {
    this(servers, new ArrayList<>());
  }

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
    return told("start", installation);
  }

  @Override
  public CompletionStage<ServerStatus> stop(InstallationId installation) {
    return told("stop", installation);
  }

  @Override
  public CompletionStage<ServerStatus> restart(InstallationId installation) {
    return told("restart", installation);
  }

  private CompletionStage<ServerStatus> told(String verb, InstallationId installation) {
    done.add(verb + " " + installation);
    return CompletableFuture.completedFuture(server(installation).orElseThrow());
  }

  @Override
  public ServerLog log(InstallationId installation) {
    return ServerLog.EMPTY;
  }
}
