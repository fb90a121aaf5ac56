package dev.serai.runtime.bundle.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerLog;
import io.modelcontextprotocol.json.McpJsonMapperSupplier;
import io.modelcontextprotocol.json.schema.JsonSchemaValidatorSupplier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Starts servers, keeps their logs, and ends all of them with the runtime. */
final class ServerStarter {
  private final Threads threads;
  private final Config config;
  private final McpJsonMapperSupplier mappers;
  private final JsonSchemaValidatorSupplier validators;
  private final Map<InstallationId, LogRing> logs = new ConcurrentHashMap<>();
  private final Set<InProcessServer> running = ConcurrentHashMap.newKeySet();

  ServerStarter(
      Threads threads,
      Config config,
      McpJsonMapperSupplier mappers,
      JsonSchemaValidatorSupplier validators) {
    this.threads = threads;
    this.config = config;
    this.mappers = mappers;
    this.validators = validators;
  }

  ServerLog log(InstallationId installation) {
    LogRing log = logs.get(installation);
    return log == null ? ServerLog.EMPTY : log;
  }

  CompletableFuture<RunningServer> start(InstanceId instance, ServerGroup group) {
    LogRing log = logs.computeIfAbsent(instance.installation(), key -> new LogRing());
    try {
      return CompletableFuture.completedFuture(launch(instance, group, log));
    } catch (RuntimeException e) {
      log.add("Not started: " + e.getMessage());
      return CompletableFuture.failedFuture(
          new SeraiException(
              ErrorCode.START_FAILED, "The server " + instance + " did not start.", e));
    }
  }

  private InProcessServer launch(InstanceId instance, ServerGroup group, LogRing log) {
    InProcessServer server =
        new InProcessServer(
            instance,
            group.bundle().location(),
            sdkServer(group, log),
            threads,
            log,
            ended -> {
              running.remove(ended);
              group.detach(ended);
            });
    running.add(server);
    if (!group.attach(server)) {
      server.bundleLeaves(Duration.ZERO);
    }
    server.offer(group.features());
    return server;
  }

  /** Each server has a mapper and a validator of its own: both cache by a bundle's classes. */
  private SdkServer sdkServer(ServerGroup group, LogRing log) {
    Messages messages = new Messages(mappers.get());
    Calls calls =
        new Calls(
            group.launch().server(),
            config.concurrent$_$calls(),
            config.waiting$_$calls(),
            group.bundle().classLoader());
    return new SdkServer(
        group.text(),
        group.features(),
        new InProcessTransport(messages, threads.dispatch()),
        calls,
        validators.get(),
        messages,
        log);
  }

  void end() {
    List<InProcessServer> all = List.copyOf(running);
    all.forEach(InProcessServer::runtimeLeaves);
    all.forEach(it -> it.awaitEnd(InProcessServer.DRAIN));
  }
}
