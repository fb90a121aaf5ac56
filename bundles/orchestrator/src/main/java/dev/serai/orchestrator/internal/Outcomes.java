package dev.serai.orchestrator.internal;

import dev.serai.core.error.ErrorCategory;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerState;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of the starts and servers of an installation. */
final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

  private final InstallationState state;
  private final Starts starts;
  private final Uses uses;

  Outcomes(InstallationState state, Starts starts, Uses uses) {
    this.state = state;
    this.starts = starts;
    this.uses = uses;
  }

  void started(Instance instance, RunningServer server) {
    state.change(
        effects -> {
          instance.started(server, effects);
          state.seats.of(instance).filter(Seat::live).ifPresent(seat -> runs(seat, effects));
        });
  }

  private void runs(Seat seat, Effects effects) {
    Instance instance = seat.instance();
    String handle = instance.handle();
    state.bootPending = false;
    state.condition.running();
    seat.grant(effects);
    uses.watchIdle(instance);
    effects.add(() -> LOG.info("Server {} runs: {}.", instance.id(), handle));
  }

  void startFailed(Instance instance, SeraiException failure, List<String> lines) {
    state.change(effects -> startFailed(instance, failure, lines, effects));
  }

  private void startFailed(
      Instance instance, SeraiException failure, List<String> lines, Effects effects) {
    Optional<Seat> seat = state.seats.of(instance);
    instance.on(Phase.Event.START_FAILED, effects);
    if (seat.isEmpty()) {
      return;
    }
    SeraiException error = state.clean(instance, failure);
    if (error.code().category() == ErrorCategory.USER) {
      state.condition.trouble(ServerState.MISCONFIGURED, error.getMessage());
      effects.add(() -> LOG.warn("{} {}", error.getMessage(), error.code().advice()));
      state.seats.conclude(seat.get(), error, effects);
    } else if (error.code().retryable()) {
      state.bootPending = state.boots();
      state.seats.conclude(seat.get(), error, effects);
    } else {
      crashed(instance, error.getMessage(), instance.redaction().apply(lines), effects);
      startAgain(seat.get(), error, effects);
    }
  }

  /** The first failed start is tried once more for the calls that wait. */
  private void startAgain(Seat seat, SeraiException error, Effects effects) {
    boolean again =
        error.code() == ErrorCode.START_FAILED && state.condition.pause(state.nanos()).isZero();
    if (again && seat.hasWaiters()) {
      starts.begin(seat, effects);
    } else {
      state.seats.conclude(seat, error, effects);
      starts.bootAgain(seat, effects);
    }
  }

  /** The runtime neither started it nor said why. */
  void startHangs(Instance instance) {
    state.change(
        effects -> {
          Optional<Seat> seat = state.seats.of(instance);
          if (seat.isEmpty() || instance.phase() != Phase.STARTING) {
            return;
          }
          String why = "it was not started within " + instance.startLimit().toSeconds() + " s";
          crashed(instance, why, List.of(), effects);
          Seat hung = seat.get();
          SeraiException error =
              new SeraiException(ErrorCode.START_TIMEOUT, "Server " + state.id + ": " + why + ".");
          hung.fail(error, effects);
          state.seats.vacate(hung, Phase.Event.STOP, effects);
          state.seats.remove(hung);
          starts.bootAgain(hung, effects);
        });
  }

  void exited(Instance instance, ServerExit exit) {
    state.change(
        effects -> {
          Optional<Seat> seat = state.seats.of(instance);
          instance.on(Phase.Event.EXITED, effects);
          seat.ifPresent(left -> exited(left, instance.clean(exit), effects));
        });
  }

  private void exited(Seat seat, ServerExit exit, Effects effects) {
    Instance instance = seat.instance();
    state.seats.remove(seat);
    if (exit.cause() == ServerExit.Cause.ENDED) {
      crashed(instance, exit.reason(), exit.lastLines(), effects);
    } else {
      effects.add(() -> LOG.info("Server {} has ended: {}.", instance.id(), exit.reason()));
    }
    if (exit.cause() != ServerExit.Cause.STOPPED) {
      starts.bootAgain(seat, effects);
    }
  }

  private void crashed(Instance instance, String why, List<String> lines, Effects effects) {
    if (instance.wasStable()) {
      state.condition.forgive();
    }
    state.condition.crashed(state.nanos(), why, lines);
    boolean looping = state.condition.looping();
    String reason = state.condition.reason();
    effects.add(
        () -> {
          if (looping) {
            String advice = ErrorCode.CRASH_LOOP.advice();
            LOG.warn("Server {} ends again and again: {}. {}", state.id, reason, advice);
          } else {
            LOG.info("Server {} has ended unexpectedly: {}.", instance.id(), reason);
          }
        });
  }

  /** A lease holder finds the server of no use; only the first report counts. */
  void failed(Instance instance, String reason) {
    state.change(
        effects ->
            state.seats.of(instance).filter(Seat::live).ifPresent(s -> failed(s, reason, effects)));
  }

  private void failed(Seat seat, String reason, Effects effects) {
    Instance instance = seat.instance();
    crashed(instance, instance.redaction().apply(reason), List.of(), effects);
    state.seats.vacate(seat, Phase.Event.STOP, effects);
    state.seats.remove(seat);
    starts.bootAgain(seat, effects);
  }
}
