package dev.serai.orchestrator.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.LaunchPlan;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerRuntime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings an instance to a runtime and the runtime's answer back. Holds no lock. */
final class Launcher {
  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
  private static final int LAST_LINES = 5;

  private final Surroundings around;
  private final Installation home;

  Launcher(Surroundings around, Installation home) {
    this.around = around;
    this.home = home;
  }

  void launch(Instance instance) {
    around.scheduler().execute(() -> attempt(instance));
  }

  private void attempt(Instance instance) {
    ResolvedLaunch resolved;
    try {
      resolved = around.resolver().resolve(instance.id().installation(), instance.entry().launch());
    } catch (RuntimeException e) {
      home.outcomes().startFailed(instance, SeraiException.of(e), List.of());
      return;
    }
    long revision = around.runtimes().revision();
    Optional<RuntimeHold> hold = around.runtimes().lease(resolved.launch());
    if (hold.isEmpty()) {
      home.starts().runtimeMissing(instance, revision);
    } else if (home.starts().runtimeFound(instance, hold.get(), resolved.redaction())) {
      start(instance, hold.get(), resolved);
    }
  }

  private void start(Instance instance, RuntimeHold hold, ResolvedLaunch resolved) {
    hold.lease().onRevoke(() -> home.event(instance, Phase.Event.STOP));
    LOG.info("Server {} starts; runtime: {}.", instance.id(), hold.runtime().name());
    LaunchPlan plan = new LaunchPlan(instance.id(), resolved.launch(), instance.startLimit());
    ask(hold.runtime(), plan)
        .whenComplete(
            (server, error) ->
                around.scheduler().execute(() -> answer(instance, hold.runtime(), server, error)));
  }

  private static CompletionStage<RunningServer> ask(ServerRuntime runtime, LaunchPlan plan) {
    try {
      return runtime.start(plan);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void answer(
      Instance instance, ServerRuntime runtime, RunningServer server, Throwable error) {
    if (error == null) {
      home.outcomes().started(instance, server);
      server
          .exit()
          .thenAccept(
              exit -> around.scheduler().execute(() -> home.outcomes().exited(instance, exit)));
    } else {
      SeraiException failure = SeraiException.of(error);
      if (failure.code() == ErrorCode.INTERNAL) {
        LOG.warn("Runtime {} failed to start server {}.", runtime.name(), instance.id(), error);
      }
      home.outcomes().startFailed(instance, failure, tail(runtime, instance.id().installation()));
    }
  }

  private static List<String> tail(ServerRuntime runtime, InstallationId installation) {
    try {
      return runtime.log(installation).tail(LAST_LINES);
    } catch (RuntimeException e) {
      LOG.warn("Runtime {} has no log of server {}.", runtime.name(), installation, e);
      return List.of();
    }
  }
}
