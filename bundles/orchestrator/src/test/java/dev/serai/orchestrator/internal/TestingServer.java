package dev.serai.orchestrator.internal;

import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.LaunchPlan;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that ends when a test or the orchestrator says so. */
final class TestingServer implements RunningServer {
  final AtomicInteger stops = new AtomicInteger();
  volatile boolean clings;

  private final LaunchPlan plan;
  private final CompletableFuture<ServerExit> exit = new CompletableFuture<>();

  TestingServer(LaunchPlan plan) {
    this.plan = plan;
  }

  LaunchPlan plan() {
    return plan;
  }

  boolean ended() {
    return exit.isDone();
  }

  void end(ServerExit.Cause cause, String reason, String... lines) {
    exit.complete(new ServerExit(cause, reason, List.of(lines)));
  }

  void crash() {
    end(ServerExit.Cause.ENDED, "exit code 1");
  }

  @Override
  public InstanceId instance() {
    return plan.instance();
  }

  @Override
  public Endpoint endpoint() {
    return new Endpoint.Http(URI.create("http://localhost:1/mcp"), Map.of());
  }

  @Override
  public String handle() {
    return "test " + plan.instance();
  }

  @Override
  public CompletionStage<ServerExit> exit() {
    return exit;
  }

  @Override
  public CompletionStage<ServerExit> stop() {
    stops.incrementAndGet();
    if (!clings) {
      end(ServerExit.Cause.STOPPED, "stopped");
    }
    return exit;
  }
}
