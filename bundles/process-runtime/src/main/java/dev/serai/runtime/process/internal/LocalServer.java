package dev.serai.runtime.process.internal;

import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import java.util.concurrent.CompletionStage;

/** A process that can be reached. */
record LocalServer(InstanceId instance, Endpoint endpoint, ServerProcess process)
    implements RunningServer {

  @Override
  public String handle() {
    return "pid " + process.pid();
  }

  @Override
  public CompletionStage<ServerExit> exit() {
    return process.exit();
  }

  @Override
  public CompletionStage<ServerExit> stop() {
    return process.end(ServerExit.Cause.STOPPED, "stopped");
  }

  /** Names it without its address. */
  @Override
  public String toString() {
    return instance + " (" + handle() + ")";
  }
}
