package dev.serai.orchestrator.internal;

import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.Launch;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.LaunchPlan;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import dev.serai.core.runtime.ServerLog;
import dev.serai.core.runtime.ServerRuntime;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A runtime whose starts succeed at once, fail as planned, or wait for the test. */
final class TestingServerRuntime implements ServerRuntime {
  final List<TestingServer> servers = new CopyOnWriteArrayList<>();
  final List<CompletableFuture<RunningServer>> pending = new CopyOnWriteArrayList<>();
  final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
  final List<String> log = new CopyOnWriteArrayList<>();
  volatile boolean manual;
  volatile RuntimeException always;
  volatile Runnable onLook;

  private final String name;

  TestingServerRuntime() {
    this("testing");
  }

  TestingServerRuntime(String name) {
    this.name = name;
  }

  TestingServer last() {
    return servers.get(servers.size() - 1);
  }

  int starts() {
    return servers.size();
  }

  void finish(int start) {
    pending.get(start).complete(servers.get(start));
  }

  long running() {
    return servers.stream().filter(server -> !server.ended()).count();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean canRun(Launch launch) {
    Runnable look = onLook;
    onLook = null;
    if (look != null) {
      look.run();
      return false;
    }
    return launch instanceof CommandLaunch;
  }

  @Override
  public CompletionStage<RunningServer> start(LaunchPlan plan) {
    RuntimeException failure = always != null ? always : failures.poll();
    TestingServer server = new TestingServer(plan);
    servers.add(server);
    CompletableFuture<RunningServer> answer = new CompletableFuture<>();
    pending.add(answer);
    if (failure != null) {
      server.end(ServerExit.Cause.ENDED, "failed");
      answer.completeExceptionally(failure);
    } else if (!manual) {
      answer.complete(server);
    }
    return answer;
  }

  @Override
  public ServerLog log(InstallationId installation) {
    return new ServerLog() {
      @Override
      public List<String> tail(int lines) {
        return List.copyOf(log.subList(Math.max(0, log.size() - lines), log.size()));
      }

      @Override
      public AutoCloseable follow(Consumer<String> line) {
        log.forEach(line);
        return () -> {};
      }
    };
  }
}
