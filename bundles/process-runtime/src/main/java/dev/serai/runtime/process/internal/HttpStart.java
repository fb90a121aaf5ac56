package dev.serai.runtime.process.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.LaunchPlan;
import dev.serai.core.runtime.ServerExit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Starts a server that listens on a loopback port, and waits until it does. A port that somebody
 * else took in between is given up for another one.
 */
final class HttpStart {
  private static final long POLL_MILLIS = 20;

  private final InstanceId instance;
  private final CommandLaunch launch;
  private final CommandTransport.Http http;
  private final BiFunction<InstanceId, Command, ServerProcess> starter;
  private final long deadline;

  HttpStart(
      LaunchPlan plan,
      CommandLaunch launch,
      CommandTransport.Http http,
      BiFunction<InstanceId, Command, ServerProcess> starter) {
    this.instance = plan.instance();
    this.launch = launch;
    this.http = http;
    this.starter = starter;
    this.deadline = System.nanoTime() + plan.startTimeout().toNanos();
  }

  private enum Outcome {
    READY,
    PORT_TAKEN,
    ENDED,
    LATE
  }

  /**
   * Blocks until the server can be reached.
   *
   * @throws SeraiException {@code START_FAILED} or {@code START_TIMEOUT}; nothing is left running
   */
  LocalServer run() throws InterruptedException {
    while (true) {
      int port = freePort();
      URI uri = uri(port);
      ServerProcess process = starter.apply(instance, Command.of(launch, http, port));
      Pump.start(instance + "-stdout", () -> process.logLines(process.process().getInputStream()));
      Outcome outcome = await(process, uri);
      if (outcome == Outcome.READY) {
        return new LocalServer(instance, new Endpoint.Http(uri, http.headers()), process);
      }
      ServerExit exit = process.end(ServerExit.Cause.STOPPED, "it could not be reached").join();
      if (outcome != Outcome.PORT_TAKEN) {
        throw failure(outcome, exit);
      }
    }
  }

  private Outcome await(ServerProcess process, URI uri) throws InterruptedException {
    while (System.nanoTime() - deadline < 0) {
      boolean alive = process.process().isAlive();
      if (LoopbackAddress.accepts(uri)) {
        boolean foreign = PortListeners.foreign(uri.getPort(), process.tree().members());
        return foreign || !alive ? Outcome.PORT_TAKEN : Outcome.READY;
      }
      if (!alive) {
        return Outcome.ENDED;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return Outcome.LATE;
  }

  private SeraiException failure(Outcome outcome, ServerExit exit) {
    if (outcome == Outcome.LATE) {
      return new SeraiException(
          ErrorCode.START_TIMEOUT,
          "The server " + instance + " did not accept connections within its start limit.");
    }
    return new SeraiException(
        ErrorCode.START_FAILED,
        "The server " + instance + " ended before it accepted connections: " + exit.reason() + ".");
  }

  private URI uri(int port) {
    try {
      URI uri = URI.create(Command.withPort(http.url(), http, port));
      if (LoopbackAddress.is(uri) && uri.getPort() == port) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new SeraiException(ErrorCode.START_FAILED, "The URL of " + instance + " is none.", e);
    }
    throw new SeraiException(
        ErrorCode.START_FAILED,
        "The URL of " + instance + " needs a loopback host and the port as a variable.");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.START_FAILED, "There is no free port.", e);
    }
  }
}
