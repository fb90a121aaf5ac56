package dev.serai.orchestrator.internal;

import dev.serai.core.error.ErrorCategory;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.orchestration.ServerState;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One installation: its entry, its servers, and what is wanted of them. Its lock guards all of its
 * state; nothing foreign is called while it is held.
 */
final class Installation {
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
  private static final String PLAIN = "";

  private final InstallationId id;
  private final Surroundings around;
  private final LongSupplier generations;
  private final Launcher launcher;
  private final Seats seats = new Seats();
  private final Condition condition;
  private CatalogEntry entry;
  private boolean keyed;
  private boolean readyOnce;
  private boolean stopped;
  private boolean held;
  private boolean bootPending;
  private SeraiException closed;
  private long operations;
  private Redaction redaction = Redaction.NONE;
  private ServerState state = ServerState.IDLE;
  private Instant since;

  Installation(
      InstallationId id, CatalogEntry entry, Surroundings around, LongSupplier generations) {
    this.id = id;
    this.around = around;
    this.generations = generations;
    this.launcher = new Launcher(around, this);
    CrashHistory crashes = new CrashHistory(around.policy(), around.jitter());
    this.condition = new Condition(id, around.policy(), crashes);
    this.since = around.scheduler().now();
    this.entry = entry;
    this.keyed = keyed(entry);
  }

  /** The way of a call that finds its server running: one lock, a look-up, the lease. */
  CompletionStage<ServerLease> acquire(String variant) {
    synchronized (this) {
      Seat seat = seats.get(keyed ? variant : PLAIN);
      if (seat != null && seat.live()) {
        return CompletableFuture.completedFuture(seat.instance().lease());
      }
    }
    CompletableFuture<ServerLease> lease = new CompletableFuture<>();
    change(effects -> admit(keyed ? variant : PLAIN, lease, effects));
    return lease;
  }

  private void admit(String variant, CompletableFuture<ServerLease> lease, Effects effects) {
    Waiter waiter = new Waiter(lease, nanos());
    Seat seat = seats.get(variant);
    if (seat != null && seat.live()) {
      CallLease granted = seat.instance().lease();
      effects.add(() -> waiter.give(granted));
      return;
    }
    boolean underWay = seat != null && seat.instance() != null;
    Optional<SeraiException> refusal = refusal(underWay);
    if (refusal.isEmpty() && seat == null && !room(effects)) {
      refusal = Optional.of(full());
    }
    if (refusal.isPresent()) {
      SeraiException error = refusal.get();
      effects.add(() -> waiter.fail(error));
      return;
    }
    Seat taken = seats.getOrAdd(variant);
    taken.add(waiter);
    if (seat == null) {
      open(taken, effects);
    }
  }

  private Optional<SeraiException> refusal(boolean underWay) {
    if (closed != null) {
      return Optional.of(closed);
    }
    if (stopped) {
      return Optional.of(stoppedError());
    }
    return underWay || held ? Optional.empty() : condition.refusal(nanos());
  }

  private boolean room(Effects effects) {
    return seats.makeRoom(around.policy().maxVariants(), effects);
  }

  /** Begins a start, after the pause if there is one. */
  private void open(Seat seat, Effects effects) {
    if (held) {
      return;
    }
    Duration pause = condition.pause(nanos());
    if (pause.isZero()) {
      begin(seat, effects);
    } else {
      seat.timer(around.scheduler().schedule(pause, () -> pauseOver(seat)));
    }
  }

  private void pauseOver(Seat seat) {
    change(
        effects -> {
          if (seats.get(seat.variant()) == seat && seat.instance() == null) {
            open(seat, effects);
          }
        });
  }

  private void begin(Seat seat, Effects effects) {
    EntryOptions options = entry.options();
    Duration limit = readyOnce ? options.startTimeout() : options.firstStartTimeout();
    long generation = generations.getAsLong();
    Instance instance =
        new Instance(this, around, new InstanceId(id, seat.variant(), generation), limit);
    seat.take(instance);
    if (seat.hasWaiters() && generation > 1) {
      effects.add(() -> LOG.info("Server {} wakes for a call.", instance.id()));
    }
    effects.add(() -> launcher.launch(instance));
  }

  // what runtimes report

  /** Whether the start may go on; otherwise the hold is given back. */
  boolean runtimeFound(Instance instance, RuntimeHold hold, Redaction secrets) {
    boolean[] go = new boolean[1];
    change(
        effects -> {
          if (instance.phase() == Phase.STARTING && !hold.bound().leaving()) {
            redaction = secrets;
            instance.startOn(hold, secrets);
            go[0] = true;
          } else {
            effects.add(hold.lease()::close);
            if (instance.phase() == Phase.STARTING) {
              effects.add(() -> launcher.launch(instance));
            } else {
              instance.on(Phase.Event.START_FAILED, effects);
            }
          }
        });
    return go[0];
  }

  void runtimeMissing(Instance instance, long revision) {
    change(
        effects -> {
          Optional<Seat> seat = seats.of(instance);
          if (seat.isEmpty()) {
            instance.on(Phase.Event.START_FAILED, effects);
          } else if (around.runtimes().revision() != revision) {
            effects.add(() -> launcher.launch(instance));
          } else {
            seat.get().awaitRuntime(true);
            awaitRuntime(seat.get(), effects);
          }
        });
  }

  /** Fails the calls that have waited long enough; without others the attempt is over. */
  private void awaitRuntime(Seat seat, Effects effects) {
    long bound = around.policy().runtimeWait().toNanos();
    seat.failOlder(nanos() - bound, runtimeError(), effects);
    Optional<Waiter> next = seat.oldest();
    if (next.isEmpty()) {
      condition.trouble(ServerState.NO_RUNTIME, "no runtime here can run it");
      bootPending = boots();
      seats.vacate(seat, Phase.Event.START_FAILED, effects);
      seats.remove(seat);
      return;
    }
    Duration left = Duration.ofNanos(next.get().since() + bound - nanos());
    seat.timer(around.scheduler().schedule(left, () -> runtimeWaitOver(seat)));
  }

  private void runtimeWaitOver(Seat seat) {
    change(
        effects -> {
          if (seats.get(seat.variant()) == seat && seat.awaitingRuntime()) {
            awaitRuntime(seat, effects);
          }
        });
  }

  /** A runtime has come: starts that wait for one go on. */
  void runtimeArrived() {
    boolean able = around.runtimes().find(entry().launch()).isPresent();
    change(
        effects -> {
          for (Seat seat : seats.all()) {
            if (seat.awaitingRuntime()) {
              Instance instance = seat.instance();
              seat.awaitRuntime(false);
              effects.add(() -> launcher.launch(instance));
            }
          }
          if (able && condition.state(nanos()) == ServerState.NO_RUNTIME) {
            condition.trouble(ServerState.IDLE, "");
          }
          if (bootPending) {
            boot(effects);
          }
        });
  }

  /** What runs there drains; starts under way are begun again elsewhere. */
  void runtimeLeaving(BoundRuntime runtime) {
    change(
        effects -> {
          for (Seat seat : seats.all()) {
            if (seat.instance() != null && seat.instance().runsOn(runtime)) {
              replace(seat, effects);
              bootAgain(seat, effects);
            }
          }
        });
  }

  private void replace(Seat seat, Effects effects) {
    boolean live = seat.live();
    seats.vacate(seat, Phase.Event.DRAIN, effects);
    if (live) {
      seats.remove(seat);
    } else {
      open(seat, effects);
    }
  }

  void started(Instance instance, RunningServer server) {
    change(
        effects -> {
          instance.started(server, effects);
          seats.of(instance).filter(Seat::live).ifPresent(seat -> runs(seat, effects));
        });
  }

  private void runs(Seat seat, Effects effects) {
    Instance instance = seat.instance();
    String handle = instance.handle();
    bootPending = false;
    condition.running();
    seat.grant(effects);
    watchIdle(instance);
    effects.add(() -> LOG.info("Server {} runs: {}.", instance.id(), handle));
  }

  void startFailed(Instance instance, SeraiException failure, List<String> lines) {
    change(effects -> startFailed(instance, failure, lines, effects));
  }

  private void startFailed(
      Instance instance, SeraiException failure, List<String> lines, Effects effects) {
    Optional<Seat> seat = seats.of(instance);
    instance.on(Phase.Event.START_FAILED, effects);
    if (seat.isEmpty()) {
      return;
    }
    SeraiException error = clean(instance, failure);
    if (error.code().category() == ErrorCategory.USER) {
      condition.trouble(ServerState.MISCONFIGURED, error.getMessage());
      effects.add(() -> LOG.warn("{} {}", error.getMessage(), error.code().advice()));
      seats.conclude(seat.get(), error, effects);
    } else if (error.code().retryable()) {
      bootPending = boots();
      seats.conclude(seat.get(), error, effects);
    } else {
      crashed(instance, error.getMessage(), instance.redaction().apply(lines), effects);
      startAgain(seat.get(), error, effects);
    }
  }

  /** The first failed start is tried once more for the calls that wait. */
  private void startAgain(Seat seat, SeraiException error, Effects effects) {
    boolean again = error.code() == ErrorCode.START_FAILED && condition.pause(nanos()).isZero();
    if (again && seat.hasWaiters()) {
      begin(seat, effects);
    } else {
      seats.conclude(seat, error, effects);
      bootAgain(seat, effects);
    }
  }

  /** The runtime neither started it nor said why. */
  void startHangs(Instance instance) {
    change(
        effects -> {
          Optional<Seat> seat = seats.of(instance);
          if (seat.isEmpty() || instance.phase() != Phase.STARTING) {
            return;
          }
          String why = "it was not started within " + instance.startLimit().toSeconds() + " s";
          crashed(instance, why, List.of(), effects);
          Seat hung = seat.get();
          SeraiException error =
              new SeraiException(ErrorCode.START_TIMEOUT, "Server " + id + ": " + why + ".");
          hung.fail(error, effects);
          seats.vacate(hung, Phase.Event.STOP, effects);
          seats.remove(hung);
          bootAgain(hung, effects);
        });
  }

  void exited(Instance instance, ServerExit exit) {
    change(
        effects -> {
          Optional<Seat> seat = seats.of(instance);
          instance.on(Phase.Event.EXITED, effects);
          seat.ifPresent(left -> exited(left, instance.clean(exit), effects));
        });
  }

  private void exited(Seat seat, ServerExit exit, Effects effects) {
    Instance instance = seat.instance();
    seats.remove(seat);
    if (exit.cause() == ServerExit.Cause.ENDED) {
      crashed(instance, exit.reason(), exit.lastLines(), effects);
    } else {
      effects.add(() -> LOG.info("Server {} has ended: {}.", instance.id(), exit.reason()));
    }
    if (exit.cause() != ServerExit.Cause.STOPPED) {
      bootAgain(seat, effects);
    }
  }

  private void crashed(Instance instance, String why, List<String> lines, Effects effects) {
    if (instance.wasStable()) {
      condition.forgive();
    }
    condition.crashed(nanos(), why, lines);
    boolean looping = condition.looping();
    String reason = condition.reason();
    effects.add(
        () -> {
          if (looping) {
            String advice = ErrorCode.CRASH_LOOP.advice();
            LOG.warn("Server {} ends again and again: {}. {}", id, reason, advice);
          } else {
            LOG.info("Server {} has ended unexpectedly: {}.", instance.id(), reason);
          }
        });
  }

  // what lease holders report

  void ready(Instance instance) {
    synchronized (this) {
      if (instance.ready()) {
        return;
      }
    }
    change(
        effects -> {
          if (instance.phase() == Phase.LIVE && !instance.ready()) {
            readyOnce = true;
            instance.markReady();
          }
        });
  }

  void failed(Instance instance, String reason) {
    change(
        effects ->
            seats
                .of(instance)
                .filter(Seat::live)
                .ifPresent(
                    seat -> {
                      String why = instance.redaction().apply(reason);
                      crashed(instance, why, List.of(), effects);
                      seats.vacate(seat, Phase.Event.STOP, effects);
                      seats.remove(seat);
                      bootAgain(seat, effects);
                    }));
  }

  void returned(Instance instance, CallLease lease) {
    synchronized (this) {
      if (!instance.returned(lease)) {
        return;
      }
      if (instance.phase() == Phase.LIVE) {
        watchIdle(instance);
        return;
      }
    }
    event(instance, Phase.Event.LEASES_BACK);
  }

  private void watchIdle(Instance instance) {
    Duration limit = entry.options().idleTimeout();
    boolean sleeps = !limit.isZero() && !(entry.launch() instanceof RemoteLaunch);
    if (sleeps && instance.idle() && !instance.idleWatched()) {
      Duration left = limit.minusNanos(nanos() - instance.idleSince());
      instance.idleTimer(around.scheduler().schedule(left, () -> idle(instance)));
    }
  }

  private void idle(Instance instance) {
    change(
        effects -> {
          instance.idleTimer(null);
          Duration limit = entry.options().idleTimeout();
          boolean due = nanos() - instance.idleSince() >= limit.toNanos();
          Optional<Seat> seat = seats.of(instance);
          if (seat.isEmpty() || !instance.idle() || limit.isZero()) {
            return;
          }
          if (due) {
            seats.vacate(seat.get(), Phase.Event.STOP, effects);
            seats.remove(seat.get());
            effects.add(() -> LOG.info("Server {} sleeps: unused for {}.", instance.id(), limit));
          } else {
            watchIdle(instance);
          }
        });
  }

  void event(Instance instance, Phase.Event event) {
    change(effects -> instance.on(event, effects));
  }

  /** The instance has ended; called with the lock held. */
  void gone(Instance instance) {
    seats.gone(instance);
  }

  // what operators and the registry ask for

  CompletionStage<ServerStatus> start() {
    CompletableFuture<ServerLease> lease = new CompletableFuture<>();
    change(effects -> start(lease, effects));
    return lease.thenApply(
        granted -> {
          granted.close();
          return status();
        });
  }

  private void start(CompletableFuture<ServerLease> lease, Effects effects) {
    if (closed != null) {
      effects.add(() -> lease.completeExceptionally(closed));
      return;
    }
    operations++;
    stopped = false;
    held = false;
    condition.reset();
    Optional<Instance> live = seats.seated().filter(i -> i.phase() == Phase.LIVE).findFirst();
    Waiter waiter = new Waiter(lease, nanos());
    if (live.isPresent()) {
      CallLease granted = live.get().lease();
      effects.add(() -> waiter.give(granted));
    } else {
      seats.getOrAdd(PLAIN).add(waiter);
    }
    openAll(effects);
  }

  private void openAll(Effects effects) {
    for (Seat seat : seats.all()) {
      if (seat.instance() == null) {
        open(seat, effects);
      }
    }
  }

  CompletionStage<ServerStatus> stop() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    change(
        effects -> {
          operations++;
          stopped = true;
          held = false;
          bootPending = false;
          condition.reset();
          seats.concludeAll(stoppedError(), Phase.Event.STOP, effects);
          follow(seats.allGone(), gone, effects);
          effects.add(() -> LOG.info("Server {} is stopped by an operator.", id));
        });
    return gone.thenApply(done -> status());
  }

  CompletionStage<ServerStatus> restart() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    long[] operation = new long[1];
    change(
        effects -> {
          operation[0] = ++operations;
          stopped = false;
          held = true;
          seats.vacateAll(Phase.Event.STOP, effects);
          follow(seats.allGone(), gone, effects);
          effects.add(() -> LOG.info("Server {} is restarted by an operator.", id));
        });
    return gone.thenCompose(done -> resume(operation[0]));
  }

  private CompletionStage<ServerStatus> resume(long operation) {
    synchronized (this) {
      if (operation != operations) {
        return CompletableFuture.failedFuture(stoppedError());
      }
    }
    return start();
  }

  /** Another version of the entry: servers are replaced only where it matters to them. */
  void changed(CatalogEntry next) {
    change(
        effects -> {
          CatalogEntry before = entry;
          entry = next;
          if (sameServer(before, next)) {
            seats.seated().forEach(instance -> instance.entry(next));
            seats.seated().forEach(this::watchIdleAnew);
          } else {
            replaceAll(effects);
          }
          if (!sameServer(before, next) || !boots(before)) {
            boot(effects);
          }
        });
  }

  private void replaceAll(Effects effects) {
    keyed = keyed(entry);
    readyOnce = false;
    condition.reset();
    effects.add(() -> LOG.info("Server {} has a new entry; it is replaced.", id));
    for (Seat seat : seats.all()) {
      replace(seat, effects);
    }
  }

  private void watchIdleAnew(Instance instance) {
    if (instance.idleWatched()) {
      instance.cancelIdleTimer();
      watchIdle(instance);
    }
  }

  /** Starts the plain server of an entry that is to run from the beginning. */
  void boot() {
    change(this::boot);
  }

  private void bootAgain(Seat ended, Effects effects) {
    if (ended.variant().equals(PLAIN)) {
      boot(effects);
    }
  }

  private void boot(Effects effects) {
    if (boots() && closed == null && !stopped && !held && seats.get(PLAIN) == null) {
      open(seats.getOrAdd(PLAIN), effects);
    }
  }

  /**
   * The end of this installation.
   *
   * @param why what calls get from now on
   * @param end {@code DRAIN} to let calls in flight finish, or {@code STOP}
   */
  CompletionStage<Void> close(SeraiException why, Phase.Event end) {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    change(
        effects -> {
          operations++;
          closed = why;
          bootPending = false;
          seats.concludeAll(why, end, effects);
          follow(seats.allGone(), gone, effects);
        });
    return gone;
  }

  private static void follow(
      CompletableFuture<Void> first, CompletableFuture<Void> then, Effects effects) {
    effects.add(() -> first.thenRun(() -> then.complete(null)));
  }

  // what is seen from outside

  synchronized CatalogEntry entry() {
    return entry;
  }

  synchronized Redaction redaction() {
    return redaction;
  }

  ServerStatus status() {
    String runtime = around.runtimes().find(entry().launch()).map(found -> found.name()).orElse("");
    synchronized (this) {
      note();
      return new ServerStatus(
          id, entry, state, runtime, reason(), since, condition.total(), seats.handles());
    }
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

  private void change(Consumer<Effects> what) {
    Effects effects = new Effects();
    synchronized (this) {
      what.accept(effects);
      note();
    }
    effects.run();
  }

  private long nanos() {
    return around.scheduler().nanos();
  }

  private boolean remote() {
    return entry.launch() instanceof RemoteLaunch;
  }

  private boolean boots() {
    return boots(entry);
  }

  private static boolean boots(CatalogEntry entry) {
    return entry.options().start() == EntryOptions.Start.AT_BOOT;
  }

  private static boolean keyed(CatalogEntry entry) {
    return entry.launch() instanceof CommandLaunch command
        && command.transport() instanceof CommandTransport.Stdio;
  }

  private static boolean sameServer(CatalogEntry one, CatalogEntry other) {
    return one.launch().equals(other.launch())
        && one.version().equals(other.version())
        && one.name().equals(other.name());
  }

  private SeraiException clean(Instance instance, SeraiException failure) {
    String message = instance.redaction().apply(failure.getMessage());
    return new SeraiException(failure.code(), message, failure.getCause());
  }

  private SeraiException stoppedError() {
    return new SeraiException(
        ErrorCode.SERVER_STOPPED, "Server " + id + " was stopped by an operator.");
  }

  private SeraiException runtimeError() {
    return new SeraiException(
        ErrorCode.RUNTIME_MISSING, "No runtime here can run server " + id + ".");
  }

  private SeraiException full() {
    return new SeraiException(
        ErrorCode.OVERLOADED,
        "Server " + id + " already runs " + around.policy().maxVariants() + " times, all in use.");
  }
}
