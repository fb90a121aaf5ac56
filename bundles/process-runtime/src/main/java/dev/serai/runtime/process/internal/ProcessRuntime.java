package dev.serai.runtime.process.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.Launch;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.LaunchPlan;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import dev.serai.core.runtime.ServerLog;
import dev.serai.core.runtime.ServerRuntime;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs servers as processes of this machine. Immediate, so that processes that an earlier Serai
 * left behind end without a first need, and so that servers do not end when a consumer of this
 * service is replaced.
 */
@Component(
    service = ServerRuntime.class,
    immediate = true,
    configurationPid = "dev.serai.runtime.process")
public final class ProcessRuntime implements ServerRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessRuntime.class);
  private static final long LEAVE_SLACK_MILLIS = 1_000;

  private final ProcessRuntimeConfig config;
  private final ExecutorService threads = Threads.elastic();
  private final ServerLogs logs;
  private final Starter starter;
  private final Set<ServerProcess> running = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> ready;
  private volatile boolean leaving;

  /** The runtime of this Karaf home. */
  @Activate
  public ProcessRuntime(BundleContext context, ProcessRuntimeConfig config) throws IOException {
    this(Folders.of(context::getProperty, config), config);
  }

  ProcessRuntime(Folders folders, ProcessRuntimeConfig config) throws IOException {
    this.config = config;
    this.logs = new ServerLogs(folders.logs(), config);
    HomeId home = HomeId.of(Folders.makePrivate(folders.state()));
    PidFiles pidFiles = new PidFiles(folders.processes());
    Sandbox sandbox = SandboxChoice.of(config.sandbox(), System.getenv("PATH"), folders);
    this.starter = new Starter(home, folders, config, sandbox, pidFiles, logs, threads);
    OrphanSweep sweep = new OrphanSweep(home, pidFiles, StopLimits.of(config));
    this.ready = CompletableFuture.runAsync(() -> sweep(sweep), threads);
  }

  /** Ends all servers at once; returns when they are gone, within the limits. */
  @Deactivate
  public void leave() throws InterruptedException {
    leaving = true;
    CompletableFuture<?>[] exits =
        running.stream().map(this::leave).toArray(CompletableFuture<?>[]::new);
    long millis = StopLimits.of(config).sumMillis() + LEAVE_SLACK_MILLIS;
    CompletableFuture.allOf(exits).completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).join();
    threads.shutdown();
    if (!threads.awaitTermination(LEAVE_SLACK_MILLIS, TimeUnit.MILLISECONDS)) {
      threads.shutdownNow();
    }
    logs.close();
  }

  @Override
  public String name() {
    return "process";
  }

  @Override
  public boolean canRun(Launch launch) {
    return launch instanceof CommandLaunch;
  }

  @Override
  public CompletionStage<RunningServer> start(LaunchPlan plan) {
    if (!(plan.launch() instanceof CommandLaunch launch)) {
      throw new IllegalArgumentException("The process runtime runs commands alone");
    }
    if (leaving) {
      return CompletableFuture.failedFuture(replaced());
    }
    return ready.thenApplyAsync(ignored -> connect(plan, launch), threads);
  }

  @Override
  public ServerLog log(InstallationId installation) {
    return logs.find(installation);
  }

  private RunningServer connect(LaunchPlan plan, CommandLaunch launch) {
    try {
      LocalServer server =
          launch.transport() instanceof CommandTransport.Http http
              ? new HttpStart(plan, launch, http, this::startProcess).run()
              : overPipes(plan.instance(), launch);
      LOG.info("Server {} started, {}", server.instance(), server.handle());
      return server;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw replaced();
    }
  }

  private LocalServer overPipes(InstanceId instance, CommandLaunch launch) {
    ServerProcess process = startProcess(instance, Command.of(launch));
    StdioConnection connection = new StdioConnection(instance.toString(), process, config, threads);
    return new LocalServer(instance, new Endpoint.Stdio(connection.open()), process);
  }

  private ServerProcess startProcess(InstanceId instance, Command command) {
    if (leaving) {
      throw replaced();
    }
    ServerProcess process = starter.start(instance, command);
    running.add(process);
    process.exit().thenRun(() -> running.remove(process));
    if (leaving) {
      leave(process);
    }
    return process;
  }

  private CompletableFuture<ServerExit> leave(ServerProcess process) {
    return process.end(ServerExit.Cause.RUNTIME_LEFT, "the process runtime left");
  }

  private static SeraiException replaced() {
    return new SeraiException(ErrorCode.SERVICE_REPLACED, "The process runtime is being replaced.");
  }

  private static void sweep(OrphanSweep sweep) {
    try {
      sweep.run();
    } catch (IOException e) {
      LOG.error("Processes of an earlier Serai could not be looked for", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
