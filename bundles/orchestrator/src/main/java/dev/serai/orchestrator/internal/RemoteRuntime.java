package dev.serai.orchestrator.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.LaunchPlan;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerLog;
import dev.serai.core.runtime.ServerRuntime;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Servers that run elsewhere: nothing to run, a URL. */
final class RemoteRuntime implements ServerRuntime {
  @Override
  public String name() {
    return "remote";
  }

  @Override
  public boolean canRun(Launch launch) {
    return launch instanceof RemoteLaunch;
  }

  /** Fails with {@code INVALID_ENTRY} where the resolved URL is none. */
  @Override
  public CompletionStage<RunningServer> start(LaunchPlan plan) {
    RemoteLaunch launch = (RemoteLaunch) plan.launch();
    try {
      URI uri = URI.create(launch.url());
      return CompletableFuture.completedFuture(
          new RemoteServer(plan.instance(), endpoint(launch, uri), handle(uri)));
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(
          new SeraiException(
              ErrorCode.INVALID_ENTRY,
              "The address of server " + plan.instance().installation() + " is no URL."));
    }
  }

  @Override
  public ServerLog log(InstallationId installation) {
    return ServerLog.EMPTY;
  }

  private static Endpoint endpoint(RemoteLaunch launch, URI uri) {
    return switch (launch.transport()) {
      case STREAMABLE_HTTP -> new Endpoint.Http(uri, launch.headers());
      case SSE -> new Endpoint.HttpSse(uri, launch.headers());
    };
  }

  private static String handle(URI uri) {
    return uri.getPort() < 0 ? String.valueOf(uri.getHost()) : uri.getHost() + ":" + uri.getPort();
  }
}
