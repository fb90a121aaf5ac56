package dev.serai.runtime.process.internal;

import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.LaunchPlan;
import dev.serai.core.runtime.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Serai of its own: starts a server, tells its number, and waits to be killed. */
final class KilledSerai {
  private KilledSerai() {}

  public static void main(String[] arguments) throws IOException {
    Folders folders =
        Folders.of(Map.of("karaf.data", arguments[0])::get, TestingConfig.with(Map.of()));
    ProcessRuntime runtime =
        new ProcessRuntime(folders, TestingConfig.with(Map.of("sandbox", arguments[1])));
    CommandLaunch launch =
        new CommandLaunch(
            List.of("sh", "-c", arguments[2]),
            Map.of(),
            Optional.empty(),
            TestingProcessRuntime.stdio());
    InstanceId instance = new InstanceId(new InstallationId("room"), "", 1);
    RunningServer server =
        runtime
            .start(new LaunchPlan(instance, launch, Duration.ofSeconds(10)))
            .toCompletableFuture()
            .join();
    System.out.println(server.handle().replace("pid ", ""));
    server.exit().toCompletableFuture().join();
  }

  /** Starts one in a process of its own. */
  static Process start(Path data, String sandbox, String script) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledSerai.class.getName(),
            data.toString(),
            sandbox,
            script)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
