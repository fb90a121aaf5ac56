package dev.serai.orchestrator.internal;

import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.orchestration.ServerState;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.Origin;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Installations with a runtime, an environment and a clock of the test's own. */
final class House {
  static final InstallationId ECHO = new InstallationId("echo");
  static final CommandLaunch STDIO = stdio("echo");

  final TestingScheduler time = new TestingScheduler();
  final TestingServerRuntime runtime = new TestingServerRuntime();
  final Map<String, String> environment = new HashMap<>();
  final RuntimeTable runtimes = new RuntimeTable(Duration.ofMillis(20));
  final Installations installations = installations(time);
  private long revision;

  House() {
    add(runtime);
  }

  Installations installations(Scheduler scheduler) {
    return new Installations(
        new Surroundings(
            policy(), scheduler, runtimes, new LaunchResolver(environment::get), () -> 0.5));
  }

  static Policy policy() {
    return new Policy(
        Duration.ofSeconds(3),
        Duration.ofSeconds(5),
        3,
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        Duration.ofSeconds(2),
        5,
        Duration.ofSeconds(600),
        Duration.ofSeconds(60),
        Duration.ofSeconds(15),
        Duration.ofSeconds(5));
  }

  void add(TestingServerRuntime added) {
    runtimes.add(added, 0, 1);
    installations.runtimeArrived();
  }

  void remove(TestingServerRuntime removed) {
    runtimes.remove(removed, installations::runtimeLeaving);
  }

  House with(CatalogEntry... entries) {
    installations.follow(new RegistrySnapshot(++revision, List.of(entries), List.of(), List.of()));
    return this;
  }

  CompletionStage<ServerLease> ask() {
    return ask("");
  }

  CompletionStage<ServerLease> ask(String variant) {
    return installations.acquire(ECHO, variant);
  }

  ServerLease lease() {
    return now(ask());
  }

  ServerStatus status() {
    return installations.server(ECHO).orElseThrow();
  }

  ServerState state() {
    return status().state();
  }

  /** Lets the server end at once, again and again, with a call each time that one is possible. */
  void crash(int times) {
    for (int i = 0; i < times; i++) {
      CompletionStage<ServerLease> lease = ask();
      time.pass(Duration.ofSeconds(2));
      now(lease);
      runtime.last().crash();
      if (i < times - 1) {
        time.pass(Duration.ofSeconds(8));
      }
    }
  }

  static <T> T now(CompletionStage<T> stage) {
    assertTrue("still waits", stage.toCompletableFuture().isDone());
    return stage.toCompletableFuture().join();
  }

  static boolean waits(CompletionStage<?> stage) {
    return !stage.toCompletableFuture().isDone();
  }

  static SeraiException error(CompletionStage<?> stage) {
    assertTrue("still waits", stage.toCompletableFuture().isDone());
    try {
      stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      return SeraiException.of(e);
    }
    fail("no error");
    return null;
  }

  static CommandLaunch stdio(String program, String... environment) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      values.put(environment[i], environment[i + 1]);
    }
    return new CommandLaunch(
        List.of(program), values, Optional.empty(), new CommandTransport.Stdio());
  }

  static CommandLaunch http() {
    return new CommandLaunch(
        List.of("echo"),
        Map.of(),
        Optional.empty(),
        new CommandTransport.Http("http://localhost:{PORT}/mcp", "PORT", Map.of()));
  }

  static CatalogEntry entry(Launch launch) {
    return entry("Echo", launch, EntryOptions.DEFAULTS);
  }

  static CatalogEntry entry(String title, Launch launch, EntryOptions options) {
    return new CatalogEntry(
        new Alias("echo"),
        "dev.example/echo",
        "1.0.0",
        title,
        "",
        launch,
        options,
        new Origin("folder", "echo.json", 0, ""));
  }

  static EntryOptions atBoot() {
    return options(EntryOptions.Start.AT_BOOT, Duration.ofMinutes(15));
  }

  static EntryOptions options(EntryOptions.Start start, Duration idle) {
    EntryOptions plain = EntryOptions.DEFAULTS;
    return new EntryOptions(
        start,
        plain.isolation(),
        idle,
        plain.callTimeout(),
        plain.startTimeout(),
        plain.firstStartTimeout());
  }
}
