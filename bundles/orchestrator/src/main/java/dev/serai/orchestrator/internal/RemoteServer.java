package dev.serai.orchestrator.internal;

import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A URL in the place of a running server. It ends when it is told to. */
final class RemoteServer implements RunningServer {
  private final InstanceId instance;
  private final Endpoint endpoint;
  private final String handle;
  private final CompletableFuture<ServerExit> exit = new CompletableFuture<>();

  RemoteServer(InstanceId instance, Endpoint endpoint, String handle) {
    this.instance = instance;
    this.endpoint = endpoint;
    this.handle = handle;
  }

  @Override
  public InstanceId instance() {
    return instance;
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public String handle() {
    return handle;
  }

  @Override
  public CompletionStage<ServerExit> exit() {
    return exit.copy();
  }

  @Override
  public CompletionStage<ServerExit> stop() {
    exit.complete(new ServerExit(ServerExit.Cause.STOPPED, "stopped", List.of()));
    return exit.copy();
  }
}
