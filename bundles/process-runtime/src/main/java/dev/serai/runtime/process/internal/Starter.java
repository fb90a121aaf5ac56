package dev.serai.runtime.process.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.ServerExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Starts processes, each with its marker, its environment, its folder and its pid file. */
final class Starter {
  private final HomeId home;
  private final Folders folders;
  private final EnvironmentFilter filter;
  private final Sandbox sandbox;
  private final PidFiles pidFiles;
  private final ServerLogs logs;
  private final StopLimits limits;
  private final Executor threads;

  Starter(
      HomeId home,
      Folders folders,
      ProcessRuntimeConfig config,
      Sandbox sandbox,
      PidFiles pidFiles,
      ServerLogs logs,
      Executor threads) {
    this.home = home;
    this.folders = folders;
    this.filter = new EnvironmentFilter(List.of(config.environment()));
    this.sandbox = sandbox;
    this.pidFiles = pidFiles;
    this.logs = logs;
    this.limits = StopLimits.of(config);
    this.threads = threads;
  }

  /**
   * Starts a process.
   *
   * @throws SeraiException {@code START_FAILED}, and nothing of it is left
   */
  ServerProcess start(InstanceId instance, Command command) {
    InstanceMarker marker = InstanceMarker.of(home, instance);
    Path workingDirectory = workingDirectory(instance, command);
    Process process = spawn(builder(instance, command, marker, workingDirectory), instance);
    Optional<ProcessIdentity> identity = ProcessIdentity.of(process.pid());
    ServerProcess started =
        new ServerProcess(
            instance.toString(),
            process,
            ProcessTree.of(process.toHandle(), marker, limits),
            logs.open(instance.installation()),
            threads,
            () -> identity.ifPresent(pidFiles::delete));
    identity.ifPresent(id -> writeDown(id, marker, started));
    started.watch();
    return started;
  }

  private ProcessBuilder builder(
      InstanceId instance, Command command, InstanceMarker marker, Path workingDirectory) {
    Map<String, String> environment = filter.apply(System.getenv());
    environment.putAll(command.environment());
    environment.putAll(marker.variables());
    var argv = new ArrayList<>(command.argv());
    argv.set(
        0, ProgramSearch.find(argv.get(0), environment.get("PATH"), workingDirectory).toString());
    ProcessBuilder builder =
        new ProcessBuilder(sandbox.wrap(argv, workingDirectory))
            .directory(workingDirectory.toFile());
    builder.environment().clear();
    putAll(builder.environment(), environment, instance);
    return builder;
  }

  /** Java's own message would show the value. */
  private static void putAll(
      Map<String, String> target, Map<String, String> environment, InstanceId instance) {
    environment.forEach(
        (name, value) -> {
          try {
            target.put(name, value);
          } catch (IllegalArgumentException e) {
            throw new SeraiException(
                ErrorCode.START_FAILED,
                "The variable "
                    + name
                    + " of "
                    + instance
                    + " cannot be set: it holds a zero byte,"
                    + " or its name an equals sign.");
          }
        });
  }

  private Path workingDirectory(InstanceId instance, Command command) {
    if (command.workingDirectory().isPresent()) {
      Path given = Path.of(command.workingDirectory().get()).toAbsolutePath();
      if (!Files.isDirectory(given)) {
        throw new SeraiException(
            ErrorCode.START_FAILED, "The working directory of " + instance + " does not exist.");
      }
      return given;
    }
    try {
      return Folders.makePrivate(folders.work(instance.installation().value())).toAbsolutePath();
    } catch (IOException e) {
      throw new SeraiException(
          ErrorCode.START_FAILED, "The working directory of " + instance + " cannot be made.", e);
    }
  }

  private static Process spawn(ProcessBuilder builder, InstanceId instance) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new SeraiException(
          ErrorCode.START_FAILED, "The program of " + instance + " could not be started.", e);
    }
  }

  private void writeDown(ProcessIdentity process, InstanceMarker marker, ServerProcess started) {
    try {
      pidFiles.write(new PidFiles.PidFile(process, marker.owner(), marker.instance()));
    } catch (IOException e) {
      throw abandoned(started, e);
    }
  }

  private static SeraiException abandoned(ServerProcess started, IOException cause) {
    started.end(ServerExit.Cause.STOPPED, "it could not be written down").join();
    return new SeraiException(
        ErrorCode.START_FAILED, "Serai's state folder cannot be written.", cause);
  }
}
