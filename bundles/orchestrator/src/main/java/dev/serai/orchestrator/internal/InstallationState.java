package dev.serai.orchestrator.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerState;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.runtime.InstallationId;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What is known of one installation. Its monitor is the installation's lock and guards everything
 * here; nothing foreign is called while it is held.
 */
final class InstallationState {
  static final String PLAIN = "";

  final InstallationId id;
  final Surroundings around;
  final Seats seats = new Seats();
  final Condition condition;
  CatalogEntry entry;
  boolean keyed;
  boolean readyOnce;
  boolean stopped;
  boolean held;
  boolean bootPending;
  SeraiException closed;
  long operations;
  Redaction redaction = Redaction.NONE;
  private ServerState state = ServerState.IDLE;
  private Instant since;

  InstallationState(InstallationId id, CatalogEntry entry, Surroundings around) {
    this.id = id;
    this.around = around;
    CrashHistory crashes = new CrashHistory(around.policy(), around.jitter());
    this.condition = new Condition(id, around.policy(), crashes);
    this.since = around.scheduler().now();
    this.entry = entry;
    this.keyed = keyed(entry);
  }

  private String reason() {
    return stopped ? "stopped by an operator" : condition.reason();
  }

  private ServerState current() {
    if (stopped) {
      return seats.anyLeaving() ? ServerState.STOPPING : ServerState.STOPPED;
    }
    if (seats.seated().anyMatch(i -> i.phase() == Phase.LIVE && (i.ready() || remote()))) {
      return ServerState.RUNNING;
    }
    if (seats.seated().anyMatch(i -> i.phase() == Phase.LIVE)) {
      return ServerState.STARTING;
    }
    if (seats.anyAwaitingRuntime()) {
      return ServerState.NO_RUNTIME;
    }
    if (seats.seated().findAny().isPresent()) {
      return ServerState.STARTING;
    }
    ServerState resting = condition.state(nanos());
    if (resting == ServerState.IDLE && seats.anyLeaving()) {
      return ServerState.STOPPING;
    }
    return resting == ServerState.IDLE && remote() ? ServerState.RUNNING : resting;
  }

  private void note() {
    ServerState now = current();
    if (now != state) {
      state = now;
      since = around.scheduler().now();
    }
  }

  void change(Consumer<Effects> what) {
    Effects effects = new Effects();
    synchronized (this) {
      what.accept(effects);
      note();
    }
    effects.run();
  }

  long nanos() {
    return around.scheduler().nanos();
  }

  private boolean remote() {
    return entry.launch() instanceof RemoteLaunch;
  }

  boolean boots() {
    return boots(entry);
  }

  static boolean boots(CatalogEntry entry) {
    return entry.isShared() && entry.options().start() == EntryOptions.Start.AT_BOOT;
  }

  static boolean sameServer(CatalogEntry one, CatalogEntry other) {
    return one.launch().equals(other.launch())
        && one.version().equals(other.version())
        && one.name().equals(other.name());
  }

  SeraiException clean(Instance instance, SeraiException failure) {
    String message = instance.redaction().apply(failure.getMessage());
    return new SeraiException(failure.code(), message, failure.getCause());
  }

  SeraiException stoppedError() {
    return new SeraiException(
        ErrorCode.SERVER_STOPPED, "Server " + id + " was stopped by an operator.");
  }

  SeraiException runtimeError() {
    return new SeraiException(
        ErrorCode.RUNTIME_MISSING, "No runtime here can run server " + id + ".");
  }

  SeraiException full() {
    return new SeraiException(
        ErrorCode.OVERLOADED,
        "Server " + id + " already runs " + around.policy().maxVariants() + " times, all in use.");
  }

  ServerStatus status() {
    String runtime = around.runtimes().find(entry().launch()).map(found -> found.name()).orElse("");
    synchronized (this) {
      note();
      return new ServerStatus(
          id, entry, state, runtime, reason(), since, condition.total(), seats.handles());
    }
  }

  synchronized CatalogEntry entry() {
    return entry;
  }

  /** What hides the values of the last start; before the first one, those of the entry. */
  synchronized Redaction redaction() {
    if (redaction == Redaction.NONE) {
      try {
        return around.resolver().resolve(id, entry.launch()).redaction();
      } catch (SeraiException missing) {
        return Redaction.NONE;
      }
    }
    return redaction;
  }

  static boolean keyed(CatalogEntry entry) {
    return entry.launch() instanceof CommandLaunch command
        && command.transport() instanceof CommandTransport.Stdio;
  }
}
