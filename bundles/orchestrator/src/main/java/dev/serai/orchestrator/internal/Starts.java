package dev.serai.orchestrator.internal;

import dev.serai.core.orchestration.ServerState;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.InstanceId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the starts of an installation come about, with and without a runtime. */
final class Starts {
  private static final Logger LOG = LoggerFactory.getLogger(Starts.class);

  private final Installation home;
  private final InstallationState state;
  private final LongSupplier generations;
  private final Launcher launcher;

  Starts(Installation home, InstallationState state, LongSupplier generations) {
    this.home = home;
    this.state = state;
    this.generations = generations;
    this.launcher = new Launcher(state.around, home);
  }

  /** Begins a start, after the pause if there is one. */
  void open(Seat seat, Effects effects) {
    if (state.held) {
      return;
    }
    Duration pause = state.condition.pause(state.nanos());
    if (pause.isZero()) {
      begin(seat, effects);
    } else {
      seat.timer(state.around.scheduler().schedule(pause, () -> pauseOver(seat)));
    }
  }

  private void pauseOver(Seat seat) {
    state.change(
        effects -> {
          if (state.seats.get(seat.variant()) == seat && seat.instance() == null) {
            open(seat, effects);
          }
        });
  }

  void begin(Seat seat, Effects effects) {
    EntryOptions options = state.entry.options();
    Duration limit = state.readyOnce ? options.startTimeout() : options.firstStartTimeout();
    long generation = generations.getAsLong();
    Instance instance =
        new Instance(
            home, state.around, new InstanceId(state.id, seat.variant(), generation), limit);
    seat.take(instance);
    if (seat.hasWaiters() && generation > 1) {
      effects.add(() -> LOG.info("Server {} wakes for a call.", instance.id()));
    }
    effects.add(() -> launcher.launch(instance));
  }

  /** Whether the start may go on; otherwise the hold is given back. */
  boolean runtimeFound(Instance instance, RuntimeHold hold, Redaction secrets) {
    boolean[] go = new boolean[1];
    state.change(
        effects -> {
          if (instance.phase() == Phase.STARTING && !hold.bound().leaving()) {
            state.redaction = secrets;
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
    state.change(
        effects -> {
          Optional<Seat> seat = state.seats.of(instance);
          if (seat.isEmpty()) {
            instance.on(Phase.Event.START_FAILED, effects);
          } else if (state.around.runtimes().revision() != revision) {
            effects.add(() -> launcher.launch(instance));
          } else {
            seat.get().awaitRuntime(true);
            awaitRuntime(seat.get(), effects);
          }
        });
  }

  /** Fails the calls that have waited long enough; without others the attempt is over. */
  private void awaitRuntime(Seat seat, Effects effects) {
    long bound = state.around.policy().runtimeWait().toNanos();
    seat.failOlder(state.nanos() - bound, state.runtimeError(), effects);
    Optional<Waiter> next = seat.oldest();
    if (next.isEmpty()) {
      state.condition.trouble(ServerState.NO_RUNTIME, "no runtime here can run it");
      state.bootPending = state.boots();
      state.seats.vacate(seat, Phase.Event.START_FAILED, effects);
      state.seats.remove(seat);
      return;
    }
    Duration left = Duration.ofNanos(next.get().since() + bound - state.nanos());
    seat.timer(state.around.scheduler().schedule(left, () -> runtimeWaitOver(seat)));
  }

  private void runtimeWaitOver(Seat seat) {
    state.change(
        effects -> {
          if (state.seats.get(seat.variant()) == seat && seat.awaitingRuntime()) {
            awaitRuntime(seat, effects);
          }
        });
  }

  /** A runtime has come: starts that wait for one go on. */
  void runtimeArrived() {
    boolean able = state.around.runtimes().find(state.entry().launch()).isPresent();
    state.change(
        effects -> {
          for (Seat seat : state.seats.all()) {
            if (seat.awaitingRuntime()) {
              Instance instance = seat.instance();
              seat.awaitRuntime(false);
              effects.add(() -> launcher.launch(instance));
            }
          }
          if (able && state.condition.state(state.nanos()) == ServerState.NO_RUNTIME) {
            state.condition.trouble(ServerState.IDLE, "");
          }
          if (state.bootPending) {
            boot(effects);
          }
        });
  }

  /** What runs there drains; starts under way are begun again elsewhere. */
  void runtimeLeaving(BoundRuntime runtime) {
    state.change(
        effects -> {
          for (Seat seat : state.seats.all()) {
            if (seat.instance() != null && seat.instance().runsOn(runtime)) {
              replace(seat, effects);
              bootAgain(seat, effects);
            }
          }
        });
  }

  void replace(Seat seat, Effects effects) {
    boolean live = seat.live();
    state.seats.vacate(seat, Phase.Event.DRAIN, effects);
    if (live) {
      state.seats.remove(seat);
    } else {
      open(seat, effects);
    }
  }

  /** Starts the plain server of an entry that is to run from the beginning. */
  void boot() {
    state.change(this::boot);
  }

  void boot(Effects effects) {
    if (state.boots()
        && state.closed == null
        && !state.stopped
        && !state.held
        && state.seats.get(InstallationState.PLAIN) == null) {
      open(state.seats.getOrAdd(InstallationState.PLAIN), effects);
    }
  }

  void bootAgain(Seat ended, Effects effects) {
    if (ended.variant().equals(InstallationState.PLAIN)) {
      boot(effects);
    }
  }
}
