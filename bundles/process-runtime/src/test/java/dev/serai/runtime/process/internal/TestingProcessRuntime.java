package dev.serai.runtime.process.internal;

import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.LaunchPlan;
import dev.serai.core.runtime.MessageChannel;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/** A runtime in a temporary home; what it started is ended with the test. */
final class TestingProcessRuntime extends ExternalResource {
  private static final Map<String, Object> SHORT_LIMITS =
      Map.of("stop-input-millis", 300L, "stop-term-millis", 300L, "sandbox", "off");

  private final TemporaryFolder temporary = new TemporaryFolder();
  private final Map<String, Object> settings = new HashMap<>(SHORT_LIMITS);
  private ProcessRuntime runtime;
  private long generation;

  TestingProcessRuntime with(String name, Object value) {
    settings.put(name, value);
    return this;
  }

  @Override
  public Statement apply(Statement base, Description description) {
    return temporary.apply(super.apply(base, description), description);
  }

  @Override
  protected void before() throws Throwable {
    runtime = new ProcessRuntime(folders(), config());
  }

  @Override
  protected void after() {
    try {
      runtime.leave();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  ProcessRuntime runtime() {
    return runtime;
  }

  ProcessRuntimeConfig config() {
    return TestingConfig.with(settings);
  }

  Path home() {
    return temporary.getRoot().toPath();
  }

  Folders folders() {
    return Folders.of(Map.of("karaf.data", home().resolve("data").toString())::get, config());
  }

  /** The next start of the same home. */
  void startAgain() throws Exception {
    runtime.leave();
    runtime = new ProcessRuntime(folders(), config());
  }

  RunningServer start(String... argv) throws Exception {
    return await(starting(argv));
  }

  CompletableFuture<RunningServer> starting(String... argv) {
    return starting(new CommandLaunch(List.of(argv), Map.of(), Optional.empty(), stdio()));
  }

  CompletableFuture<RunningServer> starting(CommandLaunch launch) {
    return starting("room", launch, Duration.ofSeconds(20));
  }

  CompletableFuture<RunningServer> starting(
      String installation, CommandLaunch launch, Duration limit) {
    InstanceId instance = new InstanceId(new InstallationId(installation), "", ++generation);
    return runtime.start(new LaunchPlan(instance, launch, limit)).toCompletableFuture();
  }

  /** A server of a shell script. */
  RunningServer script(String script) throws Exception {
    return start("sh", "-c", script);
  }

  static CommandTransport stdio() {
    return new CommandTransport.Stdio();
  }

  static MessageChannel channel(RunningServer server) {
    return ((Endpoint.Stdio) server.endpoint()).channel();
  }

  static ServerExit exit(RunningServer server) throws Exception {
    return await(server.exit().toCompletableFuture());
  }

  static ServerExit stop(RunningServer server) throws Exception {
    return await(server.stop().toCompletableFuture());
  }

  static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(30, TimeUnit.SECONDS);
  }
}
